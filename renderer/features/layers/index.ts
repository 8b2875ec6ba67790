/** A page beside the panes: the layers, and TCP beside UDP. */
import './layers.css';

export { Layers } from './Layers';
