import { writeWorkspace } from '@shared/workspace/file';
import { isWhole, seal, UNSEALED } from '@shared/workspace/seal';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { workspaces } from '../../../helpers/workspaces';

it('tells a text that was sealed from any other, whatever is in it', () => {
  fc.assert(
    fc.property(workspaces, fc.nat(), fc.integer({ min: 1, max: 127 }), (workspace, at, by) => {
      const text = writeWorkspace({
        ...workspace,
        autosave: { at: 1, file: null, unsaved: true, sum: UNSEALED },
      });
      const sealed = seal(text);
      expect(sealed).toHaveLength(text.length);
      expect(isWhole(text)).toBe(false);
      expect(isWhole(sealed)).toBe(true);
      const place = at % sealed.length;
      const other = String.fromCharCode(sealed.charCodeAt(place) ^ by);
      expect(isWhole(sealed.slice(0, place) + other + sealed.slice(place + 1))).toBe(false);
    }),
    { numRuns: 60 },
  );
});
