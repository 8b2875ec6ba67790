import { type ErrorInfo, OWN_CODES } from '@shared/contract/errors';
import { useWords } from '../../ui/words';

/** Why something was not sent, in words. */
export function useErrorWords(): (error: ErrorInfo) => string {
  const { t } = useWords();
  return (error) => {
    const own = OWN_CODES.find((code) => code === error.code);
    return own === undefined ? t(`explain.${error.explanation}.title`) : t(`errors.${own}`);
  };
}
