import type { Translated } from '../catalogue';
import type { en } from '../en/index';
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
import { palette } from './palette';
import { panes } from './panes';
import { shell } from './shell';
import { states } from './states';
import { traffic } from './traffic';
import { web } from './web';
import { wire } from './wire';

export const ko: Translated<typeof en> = {
  common,
  shell,
  dialogs,
  panes,
  traffic,
  compose,
  events,
  palette,
  explain,
  explainEvent,
  states,
  errors,
  cli,
  web,
  wire,
  desktop,
  host,
};
