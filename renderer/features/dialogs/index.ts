/** The dialogs that open a session. */
import './dialogs.css';

export { ClientDialog } from './ClientDialog';
export { ServerDialog } from './ServerDialog';
