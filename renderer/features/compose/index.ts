export { Compose, type ComposeHandle, type ComposeProps, type ComposeTarget } from './Compose';
