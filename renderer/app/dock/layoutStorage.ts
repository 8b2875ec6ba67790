/**
 * Where the arrangement is kept: of this window, and for whichever is opened next. Two windows on the same sessions so keep
 * what each of them had, also when they are reloaded.
 */
export const layoutStorage: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem: (key) => sessionStorage.getItem(key) ?? localStorage.getItem(key),
  setItem(key, value) {
    sessionStorage.setItem(key, value);
    localStorage.setItem(key, value);
  },
};
