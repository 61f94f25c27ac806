import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stopDigest } from '../engine/stopDigest.js';
import { isUnsubscribeToken } from '../notifications/unsubscribe.js';
import { isGenuine } from '../notifications/webhookSignature.js';
import { takeReturned } from '../workers/takeReturned.js';
import { sendPage, visitOf } from './answer.js';
import { Message } from './look/Form.js';
import { say, type Shown, type Visit } from './page.js';
import { Refusal } from './refusals.js';
import type { Site } from './site.js';

/** What letters lead to without a session: the button of a digest (RFC 8058), and the mail that came back. */

const config = { access: 'cookieless' } as const;
interface Unsubscribe {
  readonly Params: { readonly letter: string; readonly token: string };
}

export async function answerLetters(server: FastifyInstance, site: Site): Promise<void> {
  await server.register((routes, _options, done) => {
    const raw = { parseAs: 'buffer' } as const;
    // What the button's body says is always the same, so it is not read.
    routes.addContentTypeParser('multipart/form-data', raw, (_request, _body, ready) => ready(null, {}));
    routes.addContentTypeParser('message/rfc822', raw, (_request, body, ready) => ready(null, body));
    routes.get<Unsubscribe>('/unsubscribe/:letter/:token', { config }, (request, reply) => {
      refuseForged(request, site);
      const visit = visitOf(request, site);
      return sendPage(reply, question(visit), visit);
    });
    routes.post<Unsubscribe>('/unsubscribe/:letter/:token', { config }, async (request, reply) => {
      refuseForged(request, site);
      if (!(await stopDigest(site.db, request.params.letter, site.now()))) throw new Refusal('NoSuchPage');
      const visit = visitOf(request, site);
      return sendPage(reply, stopped(visit), visit);
    });
    routes.post('/mail/returned', { config }, (request, reply) => takeFrom(request, reply, site));
    done();
  });
}

function refuseForged({ params }: { readonly params: Unsubscribe['Params'] }, { secret }: Site): void {
  if (!isUnsubscribeToken(secret, params.letter, params.token)) throw new Refusal('NoSuchPage');
}

/** 202: it was recorded, or needs no recording; 503: to be brought again, its letter is just being sent. */
async function takeFrom(request: FastifyRequest, reply: FastifyReply, site: Site): Promise<FastifyReply> {
  const { webhookSecret, db } = site;
  const [signature, body] = [request.headers['thidua-signature'], request.body];
  if (webhookSecret === null) throw new Refusal('NoSuchPage');
  if (!(body instanceof Buffer) || typeof signature !== 'string') throw new Refusal('Unreadable');
  if (!isGenuine(webhookSecret, signature, body, site.wallClock())) throw new Refusal('Forged');
  const taken = await takeReturned(db, body, site.now());
  return reply.code(taken === 'busy' ? 503 : 202).send({ taken });
}

/** A GET never acts: programs that look into letters open every address. */
const question = (visit: Visit): Shown => ({
  title: say(visit, 'Tắt bản tin ngày', 'Stop the daily digest'),
  body: (
    <div class="narrow">
      <p>
        {say(
          visit,
          'Tắt bản tin thì từng việc nhắc sẽ đến bằng thư riêng; thông báo của quy trình vẫn gửi.',
          'Without the digest each reminder comes in a letter of its own; notices of the procedure still come.',
        )}
      </p>
      <form method="post" action={visit.path} class="card">
        <button>{say(visit, 'Tắt bản tin', 'Stop the digest')}</button>
      </form>
    </div>
  ),
});

const stopped = (visit: Visit): Shown => ({
  title: say(visit, 'Đã tắt bản tin ngày', 'The daily digest is stopped'),
  body: (
    <div class="narrow">
      <Message kind="done">
        {say(
          visit,
          'Từ nay từng việc nhắc đến bằng thư riêng. Muốn nhận lại bản tin, xin báo quản trị viên.',
          'From now on each reminder comes in a letter of its own. Ask an administrator to get the digest again.',
        )}
      </Message>
    </div>
  ),
});
