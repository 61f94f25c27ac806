import type { VNode } from 'preact';
import { signInAsSample } from '../../accounts/signIn.js';
import type { Database } from '../../entities/database.js';
import { choice } from '../../language/labels.js';
import { dateOf } from '../../machines/legalDate.js';
import type { LegalDate, Role } from '../../machines/attempt.js';
import { roles } from '../../machines/attempt.js';
import { ownPath } from '../ownPath.js';
import { say, type PublicPage, type Visit } from '../page.js';
import { Refusal } from '../refusals.js';

/** Somebody of the demo's cast, who is signed in by one press. */
interface SamplePerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
}

/** Everybody who holds a role that day, in the order of the roles: one line each. */
export async function samplePeople(db: Database, today: LegalDate): Promise<SamplePerson[]> {
  const rows = await db.read(
    `select g.person_id, n.name, g.role, u.title from role_grant g
     join person_name n on n.person_id = g.person_id join case_file p on p.id = g.person_id
     left join case_file u on u.id = g.unit_id
     where p.stage = 'active' and (g.from_date is null or g.from_date <= $1)
     and (g.until_date is null or g.until_date >= $1) order by p.code, g.number`,
    [today],
  );
  const people = rows.map(({ person_id, name, role, title }) => ({
    id: String(person_id),
    name: String(name),
    role: role as Role,
    unit:
      String(title ?? '')
        .split(' · ')
        .at(-1) ?? '',
  }));
  return people.toSorted((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
}

export const SamplePeople = ({
  visit,
  people,
  next,
}: {
  readonly visit: Visit;
  readonly people: readonly SamplePerson[];
  readonly next: string;
}): VNode => (
  <form method="post" action="/sign-in/sample" class="card">
    <h2>{say(visit, 'Vào xem với vai trò', 'Look around as')}</h2>
    <p class="hint">
      {say(
        visit,
        'Đây là bản trình diễn: mọi người đều là mẫu, không cần mật khẩu.',
        'This is the demo: everybody is a sample and needs no password.',
      )}
    </p>
    <input type="hidden" name="next" value={next} />
    {[...new Set(people.map(({ role }) => role))].map((role) => (
      <section key={role}>
        <h3>{choice(role, visit.language)}</h3>
        <ul class="people">
          {people
            .filter((one) => one.role === role)
            .map((one) => (
              <li key={one.id}>
                <button class="plain" name="person" value={one.id}>
                  {one.name}
                  <small>{one.unit}</small>
                </button>
              </li>
            ))}
        </ul>
      </section>
    ))}
  </form>
);

/** The press on one of them. Only a demo has this address. */
export const signInSample: PublicPage = {
  path: '/sign-in/sample',
  access: 'public',
  where: ({ isDemo }) => isDemo,
  async act(visit) {
    const { site, form, now, address, agent } = visit;
    const people = await samplePeople(site.db, dateOf(now));
    const chosen = people.find(({ id }) => id === form['person']);
    if (!chosen) throw new Refusal('NoSuchPage');
    const times = { at: site.wallClock(), today: dateOf(now), random: site.random };
    const session = await signInAsSample(site.db, { person: chosen.id, address, agent }, times);
    return { to: ownPath(form['next']), session };
  },
};
