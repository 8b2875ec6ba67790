/** The command palette and the list of keys. It is given its commands and knows none. */
import './palette.css';

export { Palette, type PaletteItem } from './Palette';
export { Shortcuts } from './Shortcuts';
