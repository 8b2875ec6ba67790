import { clientSpecSchema, serverSpecSchema } from '@shared/contract/spec';
import { createTranslator } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it, vi } from 'vitest';
import { ClientDialog, ServerDialog } from '../../../renderer/features/dialogs/index';
import { TooltipProvider } from '../../../renderer/ui/index';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function show(dialog: ReactNode): void {
  render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>{dialog}</TooltipProvider>
    </I18nextProvider>,
  );
}

it('a client dialog begins with the whole spec, and shows at once what is unusual in it', async () => {
  const spec = clientSpecSchema.parse({
    kind: 'tcp-client',
    port: 5_000,
    connectTimeoutMs: 30_000,
    halfOpen: true,
  });
  const onSubmit = vi.fn(() => Promise.resolve(null));
  show(<ClientDialog target={null} spec={spec} onClose={() => undefined} onSubmit={onSubmit} />);
  expect(screen.getByLabelText<HTMLInputElement>(/^Give up connecting/).value).toBe('30');
  fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
  await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledWith(spec));
});

it('a server dialog does too', async () => {
  const spec = serverSpecSchema.parse({ kind: 'tcp-server', port: 5_000, maxConnections: 6 });
  const onSubmit = vi.fn(() => Promise.resolve(null));
  show(<ServerDialog spec={spec} onClose={() => undefined} onSubmit={onSubmit} />);
  expect(screen.getByLabelText<HTMLInputElement>(/^Most connections/).value).toBe('6');
  fireEvent.click(screen.getByRole('button', { name: 'Start' }));
  await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledWith(spec));
});

it('keeps the rest behind the disclosure when nothing of it is unusual', () => {
  const spec = clientSpecSchema.parse({ kind: 'tcp-client', port: 5_000 });
  show(
    <ClientDialog
      target={null}
      spec={spec}
      onClose={() => undefined}
      onSubmit={() => Promise.resolve(null)}
    />,
  );
  expect(screen.getByRole('button', { name: 'More options' }).getAttribute('aria-expanded')).toBe('false');
});
