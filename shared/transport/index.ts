export * from './credit';
export * from './hostClient';
export * from './inbox';
export * from './memoryPipe';
export * from './pipe';
export * from './portPipe';
export * from './rpc';
export * from './socketPipe';
