/**
 * What can be a Vietnamese syllable: an onset, a rime and a tone, by the spelling rules rather than by a dictionary.
 * So it also knows syllables that no word uses; what it must tell apart is Vietnamese from scrambled letters.
 */

/** Rimes by what they end in; those that end in c, ch, p, t take only the acute and the dot. */
const open =
  'a ai ao au ay â âu ây e eo ê êu i ia iu iê iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uâ uây ui uy uya uyu uê uơ uôi ưa ư ưi ưu ươi ươu y yêu ia oo';
const nasal =
  'am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng oam oan oang oanh oăm oăn oăng oen oem om on ong oong ôm ôn ông ôông ơm ơn um un ung uân uâng uên uênh uyên uynh uyn uôm uôn uông ưm ưn ưng ươm ươn ương yêm yên yêng ynh';
const stopped =
  'ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oap oat oăc oăt oet oep oc ooc op ot ôc ôp ôt ơp ơt uc up ut uât uêch uêt uych uyêt uyt uôc uôt uôp ưc ưp ưt ươc ươp ươt yêt ych yêc';
const words = (list: string): string[] => list.split(' ');

const anyOnset = words('b ch d đ h kh l m n nh p ph r s t th tr v x');
/** Spelt k, gh, ngh before e, ê, i, y and c, g, ng before the others; qu stands for c with a rounded vowel. */
const beforeFront = words('k gh ngh');
const beforeBack = words('c g ng');

function* spellings(rimes: readonly string[]): Generator<string> {
  for (const rime of rimes) {
    if (!rime.startsWith('iê')) yield rime;
    const onsets = [...anyOnset, ...(/^[eêiy]/.test(rime) ? beforeFront : beforeBack)];
    for (const onset of onsets) yield onset + rime;
    // What follows is written without the letter that the onset already shows.
    if (/^[aăâeêioơy]/.test(rime)) yield `qu${rime}`;
    yield `gi${rime.replace(/^i/, '')}`;
  }
}

const free = new Set(spellings([...words(open), ...words(nasal)]));
const checked = new Set(spellings(words(stopped)));

const acute = '\u0301';
const dot = '\u0323';
const tones = new RegExp(`[\u0300${acute}\u0309\u0303${dot}]`, 'g');

/** Whether a word, composed or not and in any case, is spelt like a Vietnamese syllable. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  const marks = parts.match(tones) ?? [];
  if (marks.length > 1) return false;
  const bare = parts.replace(tones, '').normalize('NFC');
  const mark = marks[0];
  return checked.has(bare) ? mark === acute || mark === dot : free.has(bare);
}
