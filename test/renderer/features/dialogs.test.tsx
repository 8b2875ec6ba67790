import { createTranslator } from '@shared/i18n/index';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ClientDialog, ServerDialog } from '../../../renderer/features/dialogs/index';
import {
  CLIENT_DEFAULTS,
  checkClient,
  checkServer,
  isAnyAddress,
  SERVER_DEFAULTS,
} from '../../../renderer/features/dialogs/values';
import { TooltipProvider } from '../../../renderer/ui/index';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('checkServer', () => {
  it('makes a spec of the defaults: loopback, any port, echo', () => {
    const checked = checkServer(SERVER_DEFAULTS);
    expect(checked.ok && checked.value).toMatchObject({
      host: '127.0.0.1',
      port: 0,
      behaviour: { name: 'echo' },
    });
  });

  it.each([
    [{ host: ' ' }, { host: { key: 'hostMissing' } }],
    [{ host: 'http://x' }, { host: { key: 'host' } }],
    [{ port: '70000' }, { port: { key: 'serverPort' } }],
    [{ port: '12ab' }, { port: { key: 'serverPort' } }],
    [{ backlog: '0' }, { backlog: { key: 'number', min: 1, max: 65_535 } }],
    [{ maxConnections: '0' }, { maxConnections: { key: 'number', min: 1, max: 1_000_000 } }],
    [
      { keepAlive: true, keepAliveSeconds: '0' },
      { keepAliveSeconds: { key: 'number', min: 1, max: 86_400 } },
    ],
  ])('says what is wrong with %o', (values, problems) => {
    const checked = checkServer({ ...SERVER_DEFAULTS, ...values });
    expect(!checked.ok && checked.error).toEqual(problems);
  });

  it('ignores the keep-alive delay while keep-alive is off', () => {
    expect(checkServer({ ...SERVER_DEFAULTS, keepAliveSeconds: 'x' }).ok).toBe(true);
  });
});

describe('checkClient', () => {
  const values = { ...CLIENT_DEFAULTS, port: '80' };
  it('turns seconds into milliseconds, and empty into none', () => {
    const checked = checkClient({ ...values, timeoutSeconds: '0.5' });
    expect(checked.ok && checked.value).toMatchObject({
      connectTimeoutMs: 500,
      localAddress: null,
      localPort: null,
    });
  });

  it.each([
    [{ port: '' }, { port: { key: 'port' } }],
    [{ port: '0' }, { port: { key: 'port' } }],
    [{ localAddress: 'me' }, { localAddress: { key: 'localAddress' } }],
    [{ localPort: '0' }, { localPort: { key: 'port' } }],
    [{ timeoutSeconds: '0' }, { timeoutSeconds: { key: 'number', min: 1, max: 600 } }],
  ])('says what is wrong with %o', (more, problems) => {
    const checked = checkClient({ ...values, ...more });
    expect(!checked.ok && checked.error).toEqual(problems);
  });
});

it('knows the addresses that mean every interface', () => {
  expect(['0.0.0.0', '::', ' :: ', '127.0.0.1'].map(isAnyAddress)).toEqual([true, true, true, false]);
});

function show(dialog: React.ReactNode) {
  return render(
    <I18nextProvider i18n={createTranslator('en')}>
      <TooltipProvider>{dialog}</TooltipProvider>
    </I18nextProvider>,
  );
}

describe('New server', () => {
  it('has its names, starts, and remembers the values', async () => {
    const onSubmit = vi.fn(async () => null);
    const onClose = vi.fn();
    show(<ServerDialog onClose={onClose} onSubmit={onSubmit} />);
    expect(screen.getByRole('dialog', { name: 'New server' })).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Port'), { target: { value: '9190' } });
    fireEvent.change(screen.getByLabelText('Behaviour'), { target: { value: 'manual' } });
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(onSubmit).toHaveBeenCalledWith(
      expect.objectContaining({ port: 9190, behaviour: { name: 'manual' } }),
    );
    cleanup();
    show(<ServerDialog onClose={onClose} onSubmit={onSubmit} />);
    expect(screen.getByLabelText<HTMLInputElement>('Port').value).toBe('9190');
  });

  it('complains beside the field, keeps open, and goes to the field', async () => {
    const onSubmit = vi.fn(async () => null);
    show(<ServerDialog onClose={vi.fn()} onSubmit={onSubmit} />);
    const port = screen.getByLabelText('Port');
    fireEvent.change(port, { target: { value: '99999' } });
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect((await screen.findByRole('alert')).textContent).toContain('0 to 65535');
    expect(port.getAttribute('aria-invalid')).toBe('true');
    expect(port.getAttribute('aria-describedby')).toContain('-error');
    await waitFor(() => expect(document.activeElement).toBe(port));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('warns when other machines could reach it', () => {
    show(<ServerDialog onClose={vi.fn()} onSubmit={vi.fn()} />);
    expect(screen.queryByText(/Other machines/)).toBeNull();
    fireEvent.change(screen.getByLabelText('Host'), { target: { value: '0.0.0.0' } });
    expect(screen.getByText(/Other machines/)).toBeTruthy();
  });
});

describe('New client', () => {
  it('is ready to submit when the target is known, and shows what was refused', async () => {
    const onSubmit = vi.fn(async () => 'no');
    show(<ClientDialog target={{ host: '::1', port: 7 }} onClose={vi.fn()} onSubmit={onSubmit} />);
    const submit = screen.getByRole('button', { name: 'Connect' });
    await waitFor(() => expect(document.activeElement).toBe(submit));
    fireEvent.click(submit);
    expect((await screen.findByRole('alert')).textContent).toContain('no');
    expect(onSubmit).toHaveBeenCalledWith(expect.objectContaining({ host: '::1', port: 7 }));
  });
});
