/** Letters that moves and ladders ask for; their texts belong to the notifications room. */
export const letters = [
  'commitmentReminder',
  'commitmentMissing',
  'commitmentReturned',
  'difficultyReported',
  'difficultyAssigned',
  'difficultyAnswered',
  'dossierReceived',
  'supplementAsked',
  'dossierReturned',
  'appraisalWaiting',
  'committeeInvitation',
  'submissionWaiting',
  'awardedNotice',
  'declinedNotice',
  'withdrawnNotice',
  'holdPut',
  'holdLifted',
  'revokedNotice',
] as const;
export type Letter = (typeof letters)[number];
