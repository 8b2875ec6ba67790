import type { LinkNotice } from '@shared/contract/desktop';
import { createTranslator } from '@shared/i18n/index';
import { expect, it } from 'vitest';
import { Outside } from '../../../../electron/app/outside';

const arrival = { links: [], files: [], tasks: [], folder: '/home/me', isStart: false };

function newOutside() {
  const done: string[] = [];
  const links: LinkNotice[] = [];
  const { t } = createTranslator('en');
  const outside = new Outside({
    workspace: { openFile: (file) => void done.push(`workspace ${file}`) },
    openings: {
      open(file) {
        done.push(`recording ${file}`);
        return Promise.resolve(
          file.endsWith('.cap') ? { trouble: 'not-found', file, detail: '' } : { opening: 1 },
        );
      },
    },
    toFront: () => void done.push('front'),
    showLink: (notice) => void links.push(notice),
    run: (task) => void done.push(`task ${task}`),
    translate: () => t,
    tell: (message, detail) => void done.push(`${message}: ${detail}`),
    remember: (file) => void done.push(`remember ${file}`),
  });
  return { outside, done, links };
}

it('opens files where they were named, and says what is wrong with one', async () => {
  const { outside, done } = newOutside();
  await outside.take({ ...arrival, files: ['lab.bothends', '../a.pcapng', '/b.cap'] });
  expect(done).toEqual([
    'front',
    'workspace /home/me/lab.bothends',
    'recording /home/a.pcapng',
    'remember /home/a.pcapng',
    'recording /b.cap',
    'b.cap could not be opened: There is no such file',
  ]);
});

it('shows a link to the person, and does nothing else with it', async () => {
  const { outside, done, links } = newOutside();
  await outside.take({ ...arrival, links: ['bothends://client?host=a&port=1', 'bothends://x'] });
  expect(links).toMatchObject([{ kind: 'spec', spec: { port: 1 } }, { problem: 'unknown-kind' }]);
  expect(done).toEqual(['front']);
});

it('leaves the first window alone until there is something to see', async () => {
  const { outside, done } = newOutside();
  await outside.take({ ...arrival, isStart: true, tasks: ['new-pair'] });
  expect(done).toEqual(['task new-pair']);
});
