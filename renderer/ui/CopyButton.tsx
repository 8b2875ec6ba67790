import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { IconButton } from './IconButton';

const SHOWN_MS = 1_200;

/** Copies a text and says so for a moment. */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  readonly copiedLabel: string;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    // Without permission nothing is copied, and the mark does not appear.
    navigator.clipboard?.writeText(props.text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <IconButton
      small
      label={copied ? props.copiedLabel : props.label}
      icon={copied ? <Check /> : <Copy />}
      onClick={copy}
    />
  );
}
