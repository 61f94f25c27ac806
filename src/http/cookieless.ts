/**
 * Addresses that no cookie authenticates, with what guards each: nothing that a browser sends by itself makes them
 * do anything, so another site's page cannot use somebody's session. A route with the right `cookieless` that is
 * missing here stops the start.
 */
export const cookieless: Readonly<Record<string, string>> = {
  'GET /health': 'Says only that the process answers.',
  'GET /ready': 'Says only whether the database answers.',
  'GET /metrics': 'Counts only; from this machine, or with METRICS_TOKEN as bearer.',
  'GET /unsubscribe/:letter/:token': 'Shows a button; the signed token of a digest.',
  'POST /unsubscribe/:letter/:token': 'Stops that digest and nothing else; the signed token of a digest.',
  'POST /mail/returned': 'Signed with WEBHOOK_SECRET, of these five minutes; the same message counts once.',
  'GET /assets/:version/:name': 'Files that are the same for everybody.',
};
