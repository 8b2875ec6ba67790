import type { SocketState } from '@shared/contract/state';
import { useWords } from '../../ui/index';
import { Fact } from './Fact';

/** The socket's number among the open files of the program; the tooltip says why it is not the 3 or 4 of the course notes. */
export function Descriptor(props: { readonly kernel: SocketState['kernel']; readonly tabbable?: boolean }) {
  const { kernel, tabbable = true } = props;
  const { t } = useWords();
  const n = kernel?.descriptor ?? null;
  if (n === null) return null;
  return (
    <Fact
      evidence="kernel"
      meaning={t('panes.kernel.descriptorMeaning', { n })}
      hint={t('panes.kernel.descriptorNote')}
      label={t('panes.kernel.descriptorMeaning', { n })}
      className="descriptor mono"
      tabbable={tabbable}
    >
      {t('panes.kernel.descriptor', { n })}
    </Fact>
  );
}
