/** The settings of the app and the keys of its commands. It is given them and knows no host. */
import './settings.css';

export type { KeyCommand, Place } from './keyMap';
export { SettingsDialog } from './SettingsDialog';
export { SECTIONS, type SettingsSection } from './sections';
