import type { VNode } from 'preact';
import { Statechart } from '../look/Statechart.js';
import { placesOf } from '../../language/stages.js';
import type { FileView } from '../../views/fileView.js';
import { topStage } from '../../machines/state.js';
import { say, type Visited } from '../page.js';

/** The statechart of the file's kind, where it stands lit and where it has been marked. */
export const Road = ({ visit, view }: { readonly visit: Visited; readonly view: FileView }): VNode | null => {
  const { kind, value, machineVersion } = view.file;
  if (machineVersion === null) return null;
  // Nothing is said of a hold that is not there.
  const places = placesOf(kind, value).filter(({ path }) => path !== 'hold.clear');
  const standing = places.map(({ label }) => label[visit.language]).join('; ');
  return (
    <section>
      <h2>{say(visit, 'Sơ đồ các bước', 'The road')}</h2>
      <Statechart
        kind={kind}
        language={visit.language}
        label={say(visit, `Sơ đồ các bước, đang ở: ${standing}`, `Statechart, it stands in: ${standing}`)}
        lit={places.map(({ path }) => path)}
        passed={view.history.map(({ to }) => topStage(to))}
      />
    </section>
  );
};
