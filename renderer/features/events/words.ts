/** A row in one line of words, and how loud it is. */
export interface EventWords {
  readonly text: string;
  readonly level: 'info' | 'warn' | 'error';
}
