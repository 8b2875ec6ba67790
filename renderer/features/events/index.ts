/** The events of all sessions. */
import './events.css';

export { Events, type EventsProps } from './Events';
export type { EventWords } from './words';
