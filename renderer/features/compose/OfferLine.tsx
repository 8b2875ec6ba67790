import { Button } from '../../ui/Button';
import { useWords } from '../../ui/words';
import type { Offer, Offers } from './useOffers';

/** What can be done to the text, with its buttons. */
export function OfferLine(props: { readonly offers: Offers; readonly onDone: () => void }) {
  const { offers, onDone } = props;
  const { t } = useWords();
  if (offers.list.length === 0) return null;

  const button = (offer: Offer): string => {
    if (offer.kind === 'convert') return t('compose.convert');
    return offer.kind === 'literal' ? t('compose.literal') : t('compose.undo');
  };
  return (
    <div className="compose-offers">
      {offers.list.map((offer) => (
        <span key={offer.kind} className="compose-offer" role="status">
          {offer.kind === 'convert' && <span>{t('compose.offer', { form: offer.form })}</span>}
          {offer.kind === 'undo' && <span>{t(`compose.${offer.done}`)}</span>}
          <Button
            small
            onClick={() => {
              offers.accept(offer);
              onDone();
            }}
          >
            {button(offer)}
          </Button>
        </span>
      ))}
    </div>
  );
}
