import type { Translated } from '../catalogue';
import type { en } from '../en/index';
import { capture } from './capture';
import { cli } from './cli';
import { common } from './common';
import { compose } from './compose';
import { desktop } from './desktop';
import { dialogs } from './dialogs';
import { errors } from './errors';
import { events } from './events';
import { explain } from './explain';
import { explainEvent } from './explainEvent';
import { host } from './host';
import { layers } from './layers';
import { palette } from './palette';
import { panes } from './panes';
import { scenario } from './scenario';
import { scenarios } from './scenarios/index';
import { shell } from './shell';
import { states } from './states';
import { steps } from './steps';
import { traffic } from './traffic';
import { web } from './web';
import { wire } from './wire';
import { wireBuffers } from './wireBuffers';
import { wireBytes } from './wireBytes';
import { wireCalls } from './wireCalls';
import { wireHeader } from './wireHeader';

export const ko: Translated<typeof en> = {
  common,
  shell,
  dialogs,
  panes,
  capture,
  traffic,
  compose,
  events,
  palette,
  layers,
  explain,
  explainEvent,
  steps,
  states,
  errors,
  cli,
  web,
  wire,
  wireBuffers,
  wireBytes,
  wireCalls,
  wireHeader,
  scenario,
  scenarios,
  desktop,
  host,
};
