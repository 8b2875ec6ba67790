import { TRANSPORTS } from '../helpers/pipePairs';
import { bridgeContract } from './bridge.contract';

for (const transport of TRANSPORTS) bridgeContract(transport);
