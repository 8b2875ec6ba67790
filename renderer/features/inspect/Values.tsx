import { plainHex } from '@shared/bytes/hexDump';
import {
  checksums,
  readBase64,
  readNumbers,
  readTexts,
  readTimes,
  type TimeReading,
} from '@shared/bytes/inspect';
import { printableString } from '@shared/bytes/printable';
import { formatExactBytes } from '@shared/i18n/format';
import { type ReactNode, useMemo } from 'react';
import { CopyButton, useWords } from '../../ui/index';

/** Of a long text so much is shown; copying takes all of it. */
const SHOWN_CHARS = 400;

/** What the chosen bytes mean, each to be copied. */
export function Values({ bytes }: { readonly bytes: Uint8Array }) {
  const { t } = useWords();
  const numbers = useMemo(() => readNumbers(bytes), [bytes]);
  const times = useMemo(() => readTimes(bytes), [bytes]);
  const texts = useMemo(() => readTexts(bytes), [bytes]);
  const sums = useMemo(() => checksums(bytes), [bytes]);
  const oneByte = (size: number): boolean => size === 1;
  return (
    <section className="inspect-values" aria-label={t('inspect.values')}>
      <table className="inspect-table">
        <thead>
          <tr>
            <th scope="col">{t('inspect.type')}</th>
            <th scope="col">{t('inspect.little')}</th>
            <th scope="col">{t('inspect.big')}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.map(({ type, size, little, big }) => (
            <tr key={type}>
              <th scope="row">{type}</th>
              <Value
                span={oneByte(size) ? 2 : 1}
                what={type}
                value={little}
                missing={t('inspect.needs', { n: size })}
              />
              {!oneByte(size) && <Value what={type} value={big} missing={t('inspect.needs', { n: size })} />}
            </tr>
          ))}
          {times.map((time) => (
            <tr key={time.type}>
              <th scope="row">{t(`inspect.time.${time.type}`)}</th>
              <TimeValue reading={time} value={time.little} bytes={bytes} />
              <TimeValue reading={time} value={time.big} bytes={bytes} />
            </tr>
          ))}
        </tbody>
      </table>
      <table className="inspect-table">
        <tbody>
          {sums.map(({ type, value }) => (
            <tr key={type}>
              <th scope="row">{t(`inspect.sum.${type}`)}</th>
              <Value what={t(`inspect.sum.${type}`)} value={value} missing="" />
            </tr>
          ))}
          {texts.map(({ encoding, text }) => (
            <TextRow key={encoding} what={t(`inspect.encoding.${encoding}`)} text={text} />
          ))}
          <TextRow what={t('inspect.base64')} text={readBase64(bytes)} />
          <TextRow what={t('inspect.hex')} text={plainHex(bytes)} />
        </tbody>
      </table>
    </section>
  );
}

function TimeValue(props: {
  readonly reading: TimeReading;
  readonly value: string | null;
  readonly bytes: Uint8Array;
}) {
  const { reading, value, bytes } = props;
  const { t } = useWords();
  const missing = bytes.length < reading.size ? t('inspect.needs', { n: reading.size }) : t('inspect.beyond');
  return <Value what={t(`inspect.time.${reading.type}`)} value={value} missing={missing} />;
}

function TextRow({ what, text }: { readonly what: string; readonly text: string }) {
  const { t, language } = useWords();
  const start = printableString(text.slice(0, SHOWN_CHARS));
  const rest = text.length - SHOWN_CHARS;
  const shown = rest <= 0 ? start : t('inspect.cut', { text: start, size: formatExactBytes(rest, language) });
  return (
    <tr>
      <th scope="row">{what}</th>
      <Value what={what} value={text} missing="">
        {shown}
      </Value>
    </tr>
  );
}

function Value(props: {
  readonly what: string;
  readonly value: string | null;
  readonly missing: string;
  readonly span?: number;
  readonly children?: ReactNode;
}) {
  const { what, value, missing, span = 1, children } = props;
  const { t } = useWords();
  return (
    <td colSpan={span}>
      {value === null ? (
        <span className="inspect-missing">{missing}</span>
      ) : (
        <span className="inspect-value">
          <span className="mono">{children ?? value}</span>
          <CopyButton text={value} label={t('inspect.copy', { what })} copiedLabel={t('common.copied')} />
        </span>
      )}
    </td>
  );
}
