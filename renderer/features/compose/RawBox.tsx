import type { LineEnding } from '@shared/bytes/eol';
import type { KeyboardEvent, Ref } from 'react';
import { enterText, rawKey } from './rawKeys';
import type { RawKeys } from './useRawKeys';

/**
 * Where keys are typed that go out one by one. The browser keeps the text of its box, so that an input method can put a
 * syllable together in it; what is whole is sent and taken out.
 */
export function RawBox(props: {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly label: string;
  readonly placeholder: string;
  readonly describedBy: string;
  readonly ending: LineEnding;
  readonly keys: RawKeys;
}) {
  const { ref, label, placeholder, describedBy, ending, keys } = props;

  const onKeyDown = (event: KeyboardEvent): void => {
    const text = rawKey(event.nativeEvent, ending);
    if (text === null) return;
    event.preventDefault();
    keys.type(text);
  };
  const takeOut = (box: HTMLTextAreaElement): void => {
    const text = box.value;
    if (text === '') return;
    box.value = '';
    // An input method may commit its syllable with the Enter that it took.
    keys.type(text.replaceAll('\n', enterText(ending)));
  };

  return (
    <textarea
      ref={ref}
      className="compose-box"
      data-takes-control-keys
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={placeholder}
      title={placeholder}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      onKeyDown={onKeyDown}
      onInput={(event) => {
        if (!('isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true))
          takeOut(event.currentTarget);
      }}
      onCompositionEnd={(event) => takeOut(event.currentTarget)}
      onPaste={(event) => {
        event.preventDefault();
        keys.paste(event.clipboardData.getData('text/plain'));
      }}
    />
  );
}
