import { TRANSPORTS } from '../helpers/pipePairs';
import { pipeContract } from './pipe.contract';

for (const transport of TRANSPORTS) pipeContract(transport);
