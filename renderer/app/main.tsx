// First of all: it decides the order of the layers.
import '../ui/index.css';

import { chooseLanguage, createTranslator } from '@shared/i18n/index';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { findPipe, Host, isRefused } from '../host/index';
import { startTheme } from '../ui/index';
import { App } from './App';
import { readLanguageChoice, resolveLanguage } from './language';
import { watchPage } from './problems';
import { Workspace } from './workspace';
import './app.css';

startTheme();

const language = resolveLanguage(readLanguageChoice(localStorage), navigator.languages);
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
const workspace = new Workspace(host, localStorage);
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
