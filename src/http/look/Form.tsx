import type { ComponentChildren, VNode } from 'preact';

/** A field of a form written by hand: its label, a hint, and what is wrong with what was typed. */
export interface InputProps {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly hint?: string;
  readonly mistake?: string | undefined;
  readonly maxLength?: number;
  readonly isSecret?: true;
}

export const Input = ({ name, label, hint, mistake, isSecret, ...rest }: InputProps): VNode => {
  const described = [hint && `${name}-hint`, mistake && `${name}-mistake`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {mistake && (
        <p class="mistake" id={`${name}-mistake`}>
          {mistake}
        </p>
      )}
      <input
        id={name}
        {...(isSecret ? { type: 'password' as const } : { type: 'text' as const })}
        name={name}
        required
        spellcheck={false}
        autocapitalize="none"
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={mistake ? 'true' : undefined}
        {...rest}
      />
    </div>
  );
};

/** What went wrong, or what has been done, before anything else on the page. */
export const Message = ({
  kind,
  children,
}: {
  readonly kind: 'mistake' | 'done' | 'remark';
  readonly children: ComponentChildren;
}): VNode => (
  <div class={`message ${kind}`} role={kind === 'mistake' ? 'alert' : undefined}>
    {children}
  </div>
);
