import type { Translated } from '../catalogue';
import type { en } from '../en/index';
import { a11y } from './a11y';
import { broadcast } from './broadcast';
import { capture } from './capture';
import { cli } from './cli';
import { common } from './common';
import { compose } from './compose';
import { desktop } from './desktop';
import { dialogs } from './dialogs';
import { echoCheck } from './echoCheck';
import { errors } from './errors';
import { events } from './events';
import { explain } from './explain';
import { explainEvent } from './explainEvent';
import { filter } from './filter';
import { find } from './find';
import { guide } from './guide';
import { host } from './host';
import { inspect } from './inspect';
import { jobs } from './jobs';
import { layers } from './layers';
import { logPosition } from './logPosition';
import { marks } from './marks';
import { open } from './open';
import { palette } from './palette';
import { panes } from './panes';
import { record } from './record';
import { replay } from './replay';
import { report } from './report';
import { rules } from './rules';
import { scenario } from './scenario';
import { scenarios } from './scenarios/index';
import { sendFile } from './sendFile';
import { settings } from './settings';
import { shell } from './shell';
import { snippets } from './snippets';
import { states } from './states';
import { steps } from './steps';
import { traffic } from './traffic';
import { web } from './web';
import { wire } from './wire';
import { wireBuffers } from './wireBuffers';
import { wireBytes } from './wireBytes';
import { wireCalls } from './wireCalls';
import { wireHeader } from './wireHeader';
import { workspace } from './workspace';

export const ko: Translated<typeof en> = {
  common,
  shell,
  settings,
  a11y,
  dialogs,
  panes,
  capture,
  jobs,
  echoCheck,
  traffic,
  inspect,
  marks,
  filter,
  find,
  logPosition,
  open,
  replay,
  compose,
  snippets,
  sendFile,
  broadcast,
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
  workspace,
  record,
  report,
  rules,
  scenario,
  scenarios,
  desktop,
  host,
  guide,
};
