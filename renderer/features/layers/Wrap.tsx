import { useWords } from '../../ui/index';
import { bytesOf, DRAWN, FRAME_BYTES, HEADER_BYTES, MESSAGE, type WrapPart } from './sizes';

/** One message inside the headers of each layer, every byte as wide as any other. */
export function Wrap() {
  const { t } = useWords();
  const nameOf = (part: WrapPart): string =>
    part === 'message' ? MESSAGE : t(`layers.wrap.part.${part}`, { n: bytesOf(part) });
  const { ipv6, udp, stamps, check } = HEADER_BYTES;
  return (
    <section>
      <h3>{t('layers.wrap.title')}</h3>
      <p>{t('layers.wrap.text', { message: MESSAGE })}</p>
      <figure className="layers-scroll">
        <ol className="layers-wrap" aria-label={t('layers.wrap.caption')}>
          {DRAWN.map(({ row, parts, bytes }) => (
            <li key={row}>
              <span className="layers-wrap-name">{t(`layers.wrap.row.${row}`)}</span>
              <div className="layers-bar" style={{ gridTemplateColumns: `repeat(${FRAME_BYTES}, 1fr)` }}>
                {parts.map((part) => (
                  <span
                    key={part.part}
                    className={`layers-part layers-part-${part.part}`}
                    style={{ gridColumn: `${part.start + 1} / span ${part.bytes}` }}
                  >
                    {nameOf(part.part)}
                  </span>
                ))}
              </div>
              <span className="figures">{t('layers.wrap.total', { n: bytes })}</span>
            </li>
          ))}
        </ol>
      </figure>
      <p className="layers-aside">{t('layers.wrap.notes.headers', { ipv6, udp, stamps, check })}</p>
      <p className="layers-aside">{t('layers.wrap.notes.loopback')}</p>
    </section>
  );
}
