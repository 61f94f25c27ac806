import type { Verdict } from '../machines/reason.js';
import type { RuleName } from '../machines/ruleNames.js';
import type { Language, Names } from './language.js';
import { aftermathTexts } from './rules/aftermath.js';
import { appraisalTexts } from './rules/appraisal.js';
import { authorityTexts } from './rules/authority.js';
import { commitmentTexts } from './rules/commitment.js';
import { committeeTexts } from './rules/committee.js';
import { criterionTexts } from './rules/criterion.js';
import { decisionTexts } from './rules/decision.js';
import { deliveryTexts } from './rules/delivery.js';
import { difficultyTexts } from './rules/difficulty.js';
import { dossierTexts } from './rules/dossier.js';
import { eligibilityTexts } from './rules/eligibility.js';
import { importTexts } from './rules/imports.js';
import { inspectionTexts } from './rules/inspections.js';
import { letterPauseTexts } from './rules/letterPause.js';
import { Told, type RuleText } from './told.js';

const texts: Readonly<Record<RuleName, RuleText>> = {
  ...authorityTexts,
  ...commitmentTexts,
  ...difficultyTexts,
  ...eligibilityTexts,
  ...dossierTexts,
  ...appraisalTexts,
  ...committeeTexts,
  ...decisionTexts,
  ...aftermathTexts,
  ...criterionTexts,
  ...importTexts,
  ...inspectionTexts,
  ...letterPauseTexts,
  ...deliveryTexts,
} satisfies Record<RuleName, RuleText>;

/**
 * What a rule says: what it asks for when it holds, or what it warns of; what is wrong and what would satisfy it when
 * it does not.
 */
export function ruleInWords(verdict: Verdict, language: Language, names: Names): string {
  const { asks, warns, lacks }: RuleText = texts[verdict.rule];
  if (verdict.ok && !isWarning(verdict)) return asks[language];
  if (lacksSetting(verdict)) return settingMissing(verdict.source)[language];
  const sentence = (verdict.ok ? (warns ?? asks) : lacks)[language];
  return typeof sentence === 'string' ? sentence : sentence(new Told(verdict, language, names));
}

/** It holds, and there is something that people should know before they go on. */
export const isWarning = ({ ok, values }: Verdict): boolean => ok && values['warns'] === true;

/** A rule that rests on a setting which the movement does not have names it as its source. */
export const lacksSetting = ({ values, source }: Verdict): boolean => values['missing'] === source;

const settingMissing = (setting: string): Readonly<Record<Language, string>> => ({
  vi: `Phong trào chưa quy định "${setting}" nên chưa xét được: bổ sung rules.${setting} vào tệp phong trào rồi sửa đổi phong trào.`,
  en: `The movement does not set "${setting}", so this cannot be judged: add rules.${setting} to its file, then amend the movement.`,
});
