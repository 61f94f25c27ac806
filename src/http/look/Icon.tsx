import type { VNode } from 'preact';

/** Signs that the typeface lacks, as pictures. Beside each stands a word, so that none is read aloud. */
const paths = {
  yes: 'M3.5 8.5l3 3 6-7',
  no: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 3v6M8 12v.6',
  next: 'M3 8h10M9 4l4 4-4 4',
  clock: 'M8 2.5a5.5 5.5 0 1 0 .01 0M8 5v3.2l2 1.6',
  hold: 'M6 4v8M10 4v8',
  letter: 'M2.5 4.5h11v7h-11zM2.5 5l5.5 4 5.5-4',
} as const;

export const Icon = ({ name }: { readonly name: keyof typeof paths }): VNode => (
  <svg class={`icon ${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
  </svg>
);
