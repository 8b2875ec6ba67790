// First of all: it decides the order of the layers.
import '../ui/index.css';

import { chooseLanguage, createTranslator } from '@shared/i18n/index';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { findPipe, Host, isRefused } from '../host/index';
import { App } from './App';
import { resolveLanguage } from './language';
import { watchPage } from './problems';
import { PageSettings } from './settings';
import { applySettings } from './settingsEffects';
import { Workspace } from './workspace';
import './app.css';

const settings = new PageSettings(localStorage);
const language = resolveLanguage(settings.now.language, navigator.languages);
const translator = createTranslator(language);
const followLanguage = (now: string): void => {
  document.documentElement.lang = now;
};
followLanguage(language);
translator.on('languageChanged', followLanguage);

const host = new Host({
  openPipe: findPipe,
  isRefused,
  language: () => chooseLanguage([translator.language]),
});
applySettings(settings, translator, host);
const workspace = new Workspace(host, localStorage, settings);
workspace.snippets.follow(window);
watchPage(host);
host.start();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App host={host} workspace={workspace} translator={translator} />
  </StrictMode>,
);
