/** Captured packets: the button that starts and stops it, and what is missing where it cannot be. */
export { CaptureButton } from './CaptureButton';
