/** The user guide, inside the app. */
import './guide.css';

export { Guide } from './Guide';
