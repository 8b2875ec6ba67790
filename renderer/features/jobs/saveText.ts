/** Characters that file names of some system cannot have. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu;

/** Saves a text by way of the browser's download. */
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(FORBIDDEN, '_');
  link.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url));
}
