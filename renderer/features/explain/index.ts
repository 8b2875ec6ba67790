/** What one row means. Shown wherever a row was chosen; whoever composes decides where. */
import './explain.css';

export { Explanation } from './Explanation';
