export { EchoCheckDialog } from './EchoCheckDialog';
