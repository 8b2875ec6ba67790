/** Everything that crosses the pipe is defined in this folder, and nowhere else. */
export * from './address';
export * from './behaviour';
export * from './capture';
export * from './commands';
export * from './errors';
export * from './events';
export * from './frame';
export * from './limits';
export * from './record';
export * from './result';
export * from './scenario';
export * from './spec';
export * from './state';
