import type { Letter } from '../machines/letters.js';
import type { LetterText } from './letterText.js';
import { addressFailing } from './letters/addressFailing.js';
import { appraisalWaiting } from './letters/appraisalWaiting.js';
import { awardedNotice } from './letters/awardedNotice.js';
import { commitmentMissing } from './letters/commitmentMissing.js';
import { commitmentReminder } from './letters/commitmentReminder.js';
import { commitmentReturned } from './letters/commitmentReturned.js';
import { committeeInvitation } from './letters/committeeInvitation.js';
import { declinedNotice } from './letters/declinedNotice.js';
import { difficultyAnswered } from './letters/difficultyAnswered.js';
import { difficultyAssigned } from './letters/difficultyAssigned.js';
import { difficultyReported } from './letters/difficultyReported.js';
import { dossierReceived } from './letters/dossierReceived.js';
import { dossierReturned } from './letters/dossierReturned.js';
import { dutyWaiting } from './letters/dutyWaiting.js';
import { deadlineMoved } from './letters/deadlineMoved.js';
import { milestoneBelowHead } from './letters/milestoneBelowHead.js';
import { milestoneBelowDepartments } from './letters/milestoneBelowDepartments.js';
import { milestoneBelowOffice } from './letters/milestoneBelowOffice.js';
import { milestoneMet } from './letters/milestoneMet.js';
import { holdLifted } from './letters/holdLifted.js';
import { holdPut } from './letters/holdPut.js';
import { revokedNotice } from './letters/revokedNotice.js';
import { submissionWaiting } from './letters/submissionWaiting.js';
import { supplementAsked } from './letters/supplementAsked.js';
import { withdrawnNotice } from './letters/withdrawnNotice.js';

const letterTexts: Readonly<Record<Letter | 'addressFailing', LetterText>> = {
  addressFailing,
  commitmentReminder,
  commitmentMissing,
  commitmentReturned,
  difficultyReported,
  difficultyAssigned,
  difficultyAnswered,
  dossierReceived,
  supplementAsked,
  dossierReturned,
  appraisalWaiting,
  committeeInvitation,
  submissionWaiting,
  awardedNotice,
  declinedNotice,
  withdrawnNotice,
  holdPut,
  holdLifted,
  revokedNotice,
  dutyWaiting,
  deadlineMoved,
  milestoneBelowHead,
  milestoneBelowDepartments,
  milestoneBelowOffice,
  milestoneMet,
};

/** The letter that a row of the outbox names in its column `letter`; undefined: this program has none such. */
export const letterTextOf = (letter: string): LetterText | undefined =>
  Object.entries(letterTexts).find(([key]) => key === letter)?.[1];
