/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tokens of Japanese text are told apart by: our own lists of the words that plans are made of.
 * Each list is in the order of the bytes (a test), so that a word is put in its place. */
#include "config.h"

#include "kei-text-tokens-data.h"

/* clang-format off */

#define WORD(text, ...) { text, sizeof text - 1, __VA_ARGS__ }

/* Hiragana: particles and words. Those with BREAKS also end the ending of a verb (進める|こと). */
const KeiTokenWord kei_kana_words[] = {
  WORD ("あいさつ", KEI_WORD_NOUN), WORD ("あいだ", KEI_WORD_NOUN), WORD ("あいま", KEI_WORD_STEM), WORD ("あそび", KEI_WORD_NOUN),
  WORD ("あそぶ", KEI_WORD_STEM), WORD ("あたたか", KEI_WORD_STEM), WORD ("あたたかさ", KEI_WORD_NOUN),
  WORD ("あたらし", KEI_WORD_STEM), WORD ("あっ", KEI_WORD_STEM), WORD ("あの", KEI_WORD_NOUN), WORD ("あらゆる", KEI_WORD_NOUN),
  WORD ("あり", KEI_WORD_STEM | KEI_WORD_BREAKS), WORD ("ありかた", KEI_WORD_NOUN), WORD ("ある", KEI_WORD_STEM),
  WORD ("あわせ", KEI_WORD_NOUN), WORD ("あわせて", KEI_WORD_NOUN), WORD ("いい", KEI_WORD_STEM), WORD ("いかし", KEI_WORD_STEM),
  WORD ("いかす", KEI_WORD_STEM), WORD ("いかん", KEI_WORD_NOUN), WORD ("いきいき", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("いきがい", KEI_WORD_NOUN), WORD ("いく", KEI_WORD_STEM), WORD ("いじめ", KEI_WORD_NOUN), WORD ("いずれ", KEI_WORD_NOUN),
  WORD ("いただ", KEI_WORD_STEM | KEI_WORD_BREAKS), WORD ("いっ", KEI_WORD_STEM), WORD ("いつ", KEI_WORD_NOUN),
  WORD ("いつまでも", KEI_WORD_NOUN), WORD ("いのち", KEI_WORD_NOUN), WORD ("いる", KEI_WORD_STEM), WORD ("うえ", KEI_WORD_NOUN),
  WORD ("うけ", KEI_WORD_STEM), WORD ("うけいれ", KEI_WORD_STEM), WORD ("うつくし", KEI_WORD_STEM),
  WORD ("うるおい", KEI_WORD_NOUN), WORD ("うれし", KEI_WORD_STEM), WORD ("おいしさ", KEI_WORD_NOUN),
  WORD ("おいて", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("おうじ", KEI_WORD_STEM), WORD ("おおむね", KEI_WORD_NOUN),
  WORD ("おける", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("おこな", KEI_WORD_STEM), WORD ("おこない", KEI_WORD_STEM),
  WORD ("おこなう", KEI_WORD_STEM), WORD ("おだやか", KEI_WORD_STEM), WORD ("おでかけ", KEI_WORD_NOUN),
  WORD ("おもてなし", KEI_WORD_NOUN), WORD ("および", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("か", KEI_WORD_PARTICLE),
  WORD ("かえる", KEI_WORD_STEM), WORD ("かかりつけ", KEI_WORD_NOUN), WORD ("かかる", KEI_WORD_PARTICLE),
  WORD ("かかわ", KEI_WORD_STEM), WORD ("かかわらず", KEI_WORD_STEM), WORD ("かかわり", KEI_WORD_NOUN),
  WORD ("かたち", KEI_WORD_NOUN), WORD ("かつ", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("かどうか", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("から", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("からだ", KEI_WORD_NOUN), WORD ("からの", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("が", KEI_WORD_PARTICLE),
  WORD ("がた", KEI_WORD_STEM), WORD ("がん", KEI_WORD_NOUN), WORD ("きずな", KEI_WORD_NOUN), WORD ("きっかけ", KEI_WORD_NOUN),
  WORD ("きぼう", KEI_WORD_NOUN), WORD ("きめ", KEI_WORD_NOUN), WORD ("くだ", KEI_WORD_STEM),
  WORD ("くださ", KEI_WORD_STEM | KEI_WORD_BREAKS), WORD ("くらい", KEI_WORD_PARTICLE),
  WORD ("くらし", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("くらす", KEI_WORD_STEM), WORD ("くらせ", KEI_WORD_STEM),
  WORD ("ぐらい", KEI_WORD_PARTICLE), WORD ("ぐるみ", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("こうした", KEI_WORD_NOUN),
  WORD ("こえる", KEI_WORD_STEM), WORD ("ここ", KEI_WORD_NOUN), WORD ("こころ", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("こそ", KEI_WORD_PARTICLE), WORD ("こと", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("ことから", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("ことで", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("ことに", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("こども", KEI_WORD_NOUN), WORD ("こどもたち", KEI_WORD_NOUN),
  WORD ("この", KEI_WORD_NOUN), WORD ("このため", KEI_WORD_NOUN), WORD ("このような", KEI_WORD_NOUN), WORD ("これ", KEI_WORD_NOUN),
  WORD ("これから", KEI_WORD_NOUN), WORD ("これからの", KEI_WORD_NOUN), WORD ("これにより", KEI_WORD_NOUN),
  WORD ("これまで", KEI_WORD_NOUN), WORD ("これまでの", KEI_WORD_NOUN), WORD ("これら", KEI_WORD_NOUN),
  WORD ("ごと", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("ごとに", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("ごみ", KEI_WORD_NOUN), WORD ("さえ", KEI_WORD_PARTICLE), WORD ("さかん", KEI_WORD_STEM),
  WORD ("さくら", KEI_WORD_NOUN), WORD ("ささえ", KEI_WORD_STEM), WORD ("ささえあい", KEI_WORD_NOUN),
  WORD ("さまざま", KEI_WORD_NOUN), WORD ("さらに", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("さわやか", KEI_WORD_STEM),
  WORD ("しか", KEI_WORD_PARTICLE), WORD ("しかし", KEI_WORD_NOUN), WORD ("しかしながら", KEI_WORD_NOUN),
  WORD ("しごと", KEI_WORD_NOUN), WORD ("しっかり", KEI_WORD_NOUN), WORD ("すこやか", KEI_WORD_STEM),
  WORD ("すごし", KEI_WORD_STEM), WORD ("すごす", KEI_WORD_STEM), WORD ("すす", KEI_WORD_STEM), WORD ("すすめ", KEI_WORD_STEM),
  WORD ("すべて", KEI_WORD_NOUN), WORD ("すみか", KEI_WORD_NOUN), WORD ("すめ", KEI_WORD_STEM), WORD ("する", KEI_WORD_STEM),
  WORD ("ずつ", KEI_WORD_PARTICLE), WORD ("そうした", KEI_WORD_NOUN), WORD ("そこ", KEI_WORD_NOUN),
  WORD ("そして", KEI_WORD_NOUN), WORD ("そだち", KEI_WORD_NOUN), WORD ("そだつ", KEI_WORD_STEM), WORD ("そだて", KEI_WORD_STEM),
  WORD ("そなえ", KEI_WORD_STEM), WORD ("そなえる", KEI_WORD_STEM), WORD ("その", KEI_WORD_NOUN), WORD ("そのため", KEI_WORD_NOUN),
  WORD ("そのような", KEI_WORD_NOUN), WORD ("それ", KEI_WORD_NOUN), WORD ("それぞれ", KEI_WORD_NOUN),
  WORD ("それにより", KEI_WORD_NOUN), WORD ("それら", KEI_WORD_NOUN), WORD ("たすけ", KEI_WORD_STEM),
  WORD ("たすけあい", KEI_WORD_NOUN), WORD ("たち", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("たとえば", KEI_WORD_NOUN),
  WORD ("たのし", KEI_WORD_STEM), WORD ("たばこ", KEI_WORD_NOUN), WORD ("ため", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("ために", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("ための", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("だけ", KEI_WORD_PARTICLE), WORD ("だっ", KEI_WORD_STEM), WORD ("だれ", KEI_WORD_NOUN), WORD ("だれも", KEI_WORD_NOUN),
  WORD ("だれもが", KEI_WORD_NOUN), WORD ("つうじ", KEI_WORD_STEM), WORD ("つくり", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("つくる", KEI_WORD_STEM), WORD ("つたえ", KEI_WORD_STEM), WORD ("つたえる", KEI_WORD_STEM),
  WORD ("つつ", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("つどい", KEI_WORD_NOUN), WORD ("つなが", KEI_WORD_STEM),
  WORD ("つながり", KEI_WORD_NOUN), WORD ("つなぎ", KEI_WORD_NOUN), WORD ("つなぐ", KEI_WORD_STEM), WORD ("つなげ", KEI_WORD_STEM),
  WORD ("づくり", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("で", KEI_WORD_PARTICLE), WORD ("であ", KEI_WORD_STEM),
  WORD ("であっ", KEI_WORD_STEM), WORD ("であり", KEI_WORD_STEM), WORD ("である", KEI_WORD_STEM),
  WORD ("でき", KEI_WORD_STEM | KEI_WORD_BREAKS), WORD ("できた", KEI_WORD_STEM | KEI_WORD_BREAKS),
  WORD ("できる", KEI_WORD_STEM | KEI_WORD_BREAKS), WORD ("できるだけ", KEI_WORD_STEM), WORD ("でした", KEI_WORD_STEM),
  WORD ("です", KEI_WORD_STEM), WORD ("での", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("では", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("でも", KEI_WORD_PARTICLE),
  WORD ("と", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("という", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("といった", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("とおり", KEI_WORD_PARTICLE),
  WORD ("とき", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("とくに", KEI_WORD_NOUN),
  WORD ("ところ", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("として", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("としての", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("とても", KEI_WORD_NOUN),
  WORD ("とともに", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("とどけ", KEI_WORD_STEM), WORD ("とどける", KEI_WORD_STEM),
  WORD ("とどま", KEI_WORD_STEM), WORD ("となり", KEI_WORD_NOUN), WORD ("との", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("とは", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("ともなう", KEI_WORD_STEM), WORD ("ともに", KEI_WORD_STEM),
  WORD ("とらえ", KEI_WORD_STEM), WORD ("とらえる", KEI_WORD_STEM), WORD ("とりく", KEI_WORD_STEM),
  WORD ("とりくみ", KEI_WORD_STEM), WORD ("とりまとめ", KEI_WORD_NOUN), WORD ("とりわけ", KEI_WORD_NOUN),
  WORD ("どこ", KEI_WORD_NOUN), WORD ("どの", KEI_WORD_NOUN), WORD ("な", KEI_WORD_PARTICLE), WORD ("ない", KEI_WORD_STEM),
  WORD ("なか", KEI_WORD_NOUN), WORD ("ながら", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("ながらも", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("なく", KEI_WORD_STEM), WORD ("なけれ", KEI_WORD_STEM),
  WORD ("なっ", KEI_WORD_STEM), WORD ("など", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("なにより", KEI_WORD_STEM),
  WORD ("ならびに", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("なり", KEI_WORD_STEM), WORD ("なる", KEI_WORD_STEM),
  WORD ("に", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("において", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("においては", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("における", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("にぎやか", KEI_WORD_STEM), WORD ("にぎわ", KEI_WORD_STEM), WORD ("にぎわい", KEI_WORD_NOUN),
  WORD ("にぎわいづくり", KEI_WORD_NOUN), WORD ("にくい", KEI_WORD_STEM), WORD ("にくく", KEI_WORD_STEM),
  WORD ("について", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("には", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("にも", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("によって", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("により", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("による", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("ぬくもり", KEI_WORD_NOUN), WORD ("ねらい", KEI_WORD_NOUN), WORD ("の", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("のうち", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("のこし", KEI_WORD_STEM), WORD ("のこす", KEI_WORD_STEM),
  WORD ("のぞ", KEI_WORD_STEM), WORD ("のぞま", KEI_WORD_STEM), WORD ("のため", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("のための", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("のなか", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("のば", KEI_WORD_STEM), WORD ("のびのび", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("のぼ", KEI_WORD_STEM),
  WORD ("のみ", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("のもと", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("のりこえ", KEI_WORD_STEM), WORD ("は", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("はぐく", KEI_WORD_STEM),
  WORD ("はぐくみ", KEI_WORD_NOUN), WORD ("はじま", KEI_WORD_STEM), WORD ("はじめ", KEI_WORD_NOUN),
  WORD ("はじめとする", KEI_WORD_NOUN), WORD ("はじめる", KEI_WORD_STEM), WORD ("はず", KEI_WORD_STEM),
  WORD ("はたら", KEI_WORD_STEM), WORD ("はたらき", KEI_WORD_STEM), WORD ("はたらく", KEI_WORD_STEM),
  WORD ("はっきり", KEI_WORD_NOUN), WORD ("はなし", KEI_WORD_NOUN), WORD ("ばかり", KEI_WORD_PARTICLE),
  WORD ("ひきこもり", KEI_WORD_NOUN), WORD ("ひと", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("ひとし", KEI_WORD_STEM),
  WORD ("ひとづくり", KEI_WORD_NOUN), WORD ("ひとり", KEI_WORD_NOUN), WORD ("ひとりひとり", KEI_WORD_NOUN),
  WORD ("ひろが", KEI_WORD_STEM), WORD ("ひろげ", KEI_WORD_STEM), WORD ("ひろば", KEI_WORD_NOUN), WORD ("ふさわし", KEI_WORD_STEM),
  WORD ("ふせぎ", KEI_WORD_STEM), WORD ("ふせぐ", KEI_WORD_STEM), WORD ("ふま", KEI_WORD_STEM), WORD ("ふまえ", KEI_WORD_STEM),
  WORD ("ふやす", KEI_WORD_STEM), WORD ("ふるさと", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("ふるさとづくり", KEI_WORD_NOUN),
  WORD ("ふれあい", KEI_WORD_NOUN), WORD ("へ", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("へと", KEI_WORD_PARTICLE),
  WORD ("への", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("へらす", KEI_WORD_STEM),
  WORD ("べき", KEI_WORD_STEM | KEI_WORD_BREAKS), WORD ("ほう", KEI_WORD_NOUN),
  WORD ("ほか", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("ほど", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("まいり", KEI_WORD_STEM), WORD ("ました", KEI_WORD_STEM), WORD ("ません", KEI_WORD_STEM),
  WORD ("また", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("または", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("まだ", KEI_WORD_NOUN), WORD ("まち", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("まちづくり", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("まちなか", KEI_WORD_NOUN | KEI_WORD_BREAKS),
  WORD ("まつり", KEI_WORD_NOUN), WORD ("まで", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("までに", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("までの", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("まとめ", KEI_WORD_NOUN), WORD ("まとめる", KEI_WORD_STEM), WORD ("まなび", KEI_WORD_NOUN), WORD ("まなぶ", KEI_WORD_STEM),
  WORD ("まもり", KEI_WORD_STEM), WORD ("まもる", KEI_WORD_STEM), WORD ("みが", KEI_WORD_STEM), WORD ("みずべ", KEI_WORD_NOUN),
  WORD ("みどり", KEI_WORD_NOUN), WORD ("みなお", KEI_WORD_STEM), WORD ("みなぎ", KEI_WORD_STEM), WORD ("みなさん", KEI_WORD_NOUN),
  WORD ("みなと", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("みまも", KEI_WORD_STEM), WORD ("みまもり", KEI_WORD_NOUN),
  WORD ("みらい", KEI_WORD_NOUN), WORD ("みんな", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("むすび", KEI_WORD_STEM),
  WORD ("むすぶ", KEI_WORD_STEM), WORD ("めざし", KEI_WORD_STEM), WORD ("めざす", KEI_WORD_STEM), WORD ("めど", KEI_WORD_NOUN),
  WORD ("めやす", KEI_WORD_NOUN), WORD ("も", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("もしくは", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("もたら", KEI_WORD_STEM), WORD ("もたらす", KEI_WORD_STEM),
  WORD ("もって", KEI_WORD_STEM), WORD ("もっと", KEI_WORD_NOUN), WORD ("もっとも", KEI_WORD_NOUN), WORD ("もとづ", KEI_WORD_STEM),
  WORD ("もとづい", KEI_WORD_STEM), WORD ("もとづき", KEI_WORD_STEM), WORD ("もとめ", KEI_WORD_STEM),
  WORD ("もとめる", KEI_WORD_STEM), WORD ("もの", KEI_WORD_NOUN | KEI_WORD_BREAKS), WORD ("ものづくり", KEI_WORD_NOUN),
  WORD ("ものの", KEI_WORD_NOUN), WORD ("や", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("やさし", KEI_WORD_STEM),
  WORD ("やさしさ", KEI_WORD_NOUN), WORD ("やすい", KEI_WORD_STEM), WORD ("やすく", KEI_WORD_STEM),
  WORD ("やすらぎ", KEI_WORD_NOUN), WORD ("やりがい", KEI_WORD_NOUN), WORD ("ゆたか", KEI_WORD_STEM),
  WORD ("ゆっくり", KEI_WORD_NOUN), WORD ("ゆとり", KEI_WORD_NOUN), WORD ("ゆめ", KEI_WORD_NOUN), WORD ("よい", KEI_WORD_STEM),
  WORD ("ような", KEI_WORD_PARTICLE | KEI_WORD_BREAKS), WORD ("ように", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
  WORD ("よかっ", KEI_WORD_STEM), WORD ("よく", KEI_WORD_STEM), WORD ("よみがえ", KEI_WORD_STEM),
  WORD ("より", KEI_WORD_PARTICLE), WORD ("よりどころ", KEI_WORD_NOUN), WORD ("よりも", KEI_WORD_PARTICLE),
  WORD ("りんご", KEI_WORD_NOUN), WORD ("わか", KEI_WORD_STEM), WORD ("わかり", KEI_WORD_STEM),
  WORD ("わかりやすい", KEI_WORD_STEM), WORD ("わかりやすく", KEI_WORD_STEM), WORD ("わくわく", KEI_WORD_NOUN),
  WORD ("わたり", KEI_WORD_PARTICLE), WORD ("わたる", KEI_WORD_PARTICLE), WORD ("を", KEI_WORD_PARTICLE | KEI_WORD_BREAKS),
};
const guint kei_n_kana_words = G_N_ELEMENTS (kei_kana_words);

/* Words of kanji and kana that are one. */
const KeiTokenWord kei_mixed_words[] = {
  WORD ("一つ", 0), WORD ("一つひとつ", 0), WORD ("一人ひとり", 0), WORD ("七つ", 0), WORD ("三つ", 0), WORD ("世の中", 0),
  WORD ("並びに", 0), WORD ("主に", 0), WORD ("乗り物", 0), WORD ("九つ", 0), WORD ("二つ", 0), WORD ("互い", 0), WORD ("互いに", 0),
  WORD ("五つ", 0), WORD ("作り手", 0), WORD ("健やか", 0), WORD ("働きがい", 0), WORD ("働き手", 0), WORD ("働き方", 0),
  WORD ("八つ", 0), WORD ("六つ", 0), WORD ("共に", 0), WORD ("助け合い", 0), WORD ("又は", 0), WORD ("及び", 0), WORD ("及ぼ", 0),
  WORD ("取り組み", 0), WORD ("受け入れ", 0), WORD ("呼び込み", 0), WORD ("問い合わせ", 0), WORD ("四つ", 0), WORD ("在り方", 0),
  WORD ("女の子", 0), WORD ("子ども", 0), WORD ("子どもたち", 0), WORD ("子ども会", 0), WORD ("子ども達", 0), WORD ("子ども食堂", 0),
  WORD ("子育て", 0), WORD ("学び合い", 0), WORD ("山の幸", 0), WORD ("常に", 0), WORD ("年の瀬", 0), WORD ("底上げ", 0),
  WORD ("引きこもり", 0), WORD ("引き継ぎ", 0), WORD ("引き続き", 0), WORD ("後押し", 0), WORD ("手の届く", 0), WORD ("手続き", 0),
  WORD ("担い手", 0), WORD ("掘り起こし", 0), WORD ("支え合い", 0), WORD ("支え手", 0), WORD ("新たに", 0), WORD ("既に", 0),
  WORD ("暮らし", 0), WORD ("暮らし方", 0), WORD ("更に", 0), WORD ("最も", 0), WORD ("木の実", 0), WORD ("次に", 0), WORD ("海の幸", 0),
  WORD ("海の駅", 0), WORD ("港まち", 0), WORD ("特に", 0), WORD ("生きがい", 0), WORD ("生き方", 0), WORD ("田んぼ", 0),
  WORD ("申し込み", 0), WORD ("男の子", 0), WORD ("皆さん", 0), WORD ("目の前", 0), WORD ("直ちに", 0), WORD ("真ん中", 0),
  WORD ("空き家", 0), WORD ("空き店舗", 0), WORD ("立ち上げ", 0), WORD ("考え方", 0), WORD ("若しくは", 0), WORD ("若もの", 0),
  WORD ("茶の間", 0), WORD ("見える化", 0), WORD ("見守り", 0), WORD ("見直し", 0), WORD ("話し合い", 0), WORD ("認め合い", 0),
  WORD ("豊かさ", 0), WORD ("買い物", 0), WORD ("賑やか", 0), WORD ("賑わい", 0), WORD ("身の丈", 0), WORD ("身の回り", 0),
  WORD ("進め方", 0), WORD ("道の駅", 0), WORD ("里の駅", 0), WORD ("障がい", 0), WORD ("障がい児", 0), WORD ("障がい者", 0),
  WORD ("顔の見える", 0), WORD ("食べ物", 0),
};
const guint kei_n_mixed_words = G_N_ELEMENTS (kei_mixed_words);

/* Words of three kanji and more that rules of two and an affix would cut wrongly. */
const KeiTokenWord kei_kanji_words[] = {
  WORD ("一体的", 0), WORD ("一部事務組合", 0), WORD ("上水道", 0), WORD ("下水道", 0), WORD ("不登校", 0), WORD ("中学校", 0),
  WORD ("中学生", 0), WORD ("中心市街地", 0), WORD ("中高生", 0), WORD ("主体的", 0), WORD ("住宅地", 0), WORD ("体育館", 0),
  WORD ("保育園", 0), WORD ("保育所", 0), WORD ("児童館", 0), WORD ("公民館", 0), WORD ("六次産業化", 0), WORD ("再生可能", 0),
  WORD ("出生率", 0), WORD ("効果的", 0), WORD ("効率化", 0), WORD ("効率的", 0), WORD ("北海道", 0), WORD ("協議会", 0),
  WORD ("博物館", 0), WORD ("合計特殊出生率", 0), WORD ("商工業", 0), WORD ("商店街", 0), WORD ("図書館", 0), WORD ("国際化", 0),
  WORD ("地産地消", 0), WORD ("外国人", 0), WORD ("多文化", 0), WORD ("多様化", 0), WORD ("大学生", 0), WORD ("大震災", 0),
  WORD ("委員会", 0), WORD ("定住自立圏", 0), WORD ("審議会", 0), WORD ("将来像", 0), WORD ("小中高校", 0), WORD ("小学校", 0),
  WORD ("小学生", 0), WORD ("少子高齢化", 0), WORD ("市役所", 0), WORD ("市町村", 0), WORD ("市立病院", 0), WORD ("市街地", 0),
  WORD ("市議会", 0), WORD ("幼稚園", 0), WORD ("循環型社会", 0), WORD ("情報化", 0), WORD ("持続可能", 0), WORD ("指定管理者", 0),
  WORD ("教育委員会", 0), WORD ("新千歳空港", 0), WORD ("新幹線", 0), WORD ("村役場", 0), WORD ("東日本大震災", 0), WORD ("段階的", 0),
  WORD ("水産業", 0), WORD ("活性化", 0), WORD ("浄化槽", 0), WORD ("消防団", 0), WORD ("特定健康診査", 0), WORD ("生活困窮者", 0),
  WORD ("生活圏", 0), WORD ("生物多様性", 0), WORD ("生産年齢人口", 0), WORD ("産学官", 0), WORD ("男女共同参画", 0), WORD ("町内会", 0),
  WORD ("町役場", 0), WORD ("町議会", 0), WORD ("畜産業", 0), WORD ("県議会", 0), WORD ("積極的", 0), WORD ("継続的", 0),
  WORD ("総合的", 0), WORD ("緑地帯", 0), WORD ("美術館", 0), WORD ("脱炭素", 0), WORD ("自主的", 0), WORD ("自治会", 0),
  WORD ("若年層", 0), WORD ("行財政", 0), WORD ("製造業", 0), WORD ("要介護", 0), WORD ("要支援", 0), WORD ("観光業", 0),
  WORD ("計画的", 0), WORD ("農林水産業", 0), WORD ("避難所", 0), WORD ("都市圏", 0), WORD ("都道府県", 0), WORD ("重点的", 0),
  WORD ("防災行政無線", 0), WORD ("障害者", 0), WORD ("首都圏", 0), WORD ("駅周辺", 0), WORD ("高度化", 0), WORD ("高校生", 0),
  WORD ("高等学校", 0), WORD ("高齢者", 0),
};
const guint kei_n_kanji_words = G_N_ELEMENTS (kei_kanji_words);

/* What compounds of katakana are made of: スマート|シティ. */
const KeiTokenWord kei_katakana_words[] = {
  WORD ("アクセス", 0), WORD ("アプリ", 0), WORD ("イノベーション", 0), WORD ("イベント", 0), WORD ("インフラ", 0), WORD ("ウォーキング", 0),
  WORD ("エネルギー", 0), WORD ("エリア", 0), WORD ("オンライン", 0), WORD ("オープン", 0), WORD ("カフェ", 0), WORD ("カーボン", 0),
  WORD ("ガイド", 0), WORD ("キャリア", 0), WORD ("キャンプ", 0), WORD ("クラブ", 0), WORD ("グリーン", 0), WORD ("グループ", 0),
  WORD ("コミュニティ", 0), WORD ("コンサート", 0), WORD ("コース", 0), WORD ("サポーター", 0), WORD ("サポート", 0), WORD ("サービス", 0),
  WORD ("シェア", 0), WORD ("システム", 0), WORD ("シティ", 0), WORD ("シニア", 0), WORD ("ショップ", 0), WORD ("スクール", 0),
  WORD ("スタートアップ", 0), WORD ("スポーツ", 0), WORD ("スマート", 0), WORD ("セミナー", 0), WORD ("センター", 0), WORD ("タウン", 0),
  WORD ("チャレンジ", 0), WORD ("チーム", 0), WORD ("ツアー", 0), WORD ("ツーリズム", 0), WORD ("テレワーク", 0), WORD ("デザイン", 0),
  WORD ("デジタル", 0), WORD ("データ", 0), WORD ("トレーニング", 0), WORD ("ニュートラル", 0), WORD ("ネット", 0), WORD ("ネットワーク", 0),
  WORD ("バンク", 0), WORD ("ビジネス", 0), WORD ("ビジョン", 0), WORD ("フェア", 0), WORD ("フェスティバル", 0), WORD ("フード", 0),
  WORD ("プラザ", 0), WORD ("プラン", 0), WORD ("プログラム", 0), WORD ("プロジェクト", 0), WORD ("プロモーション", 0), WORD ("ベース", 0),
  WORD ("ホーム", 0), WORD ("ホール", 0), WORD ("ボランティア", 0), WORD ("マップ", 0), WORD ("マネジメント", 0), WORD ("マルシェ", 0),
  WORD ("マーケット", 0), WORD ("ミュージアム", 0), WORD ("メール", 0), WORD ("モデル", 0), WORD ("ライフ", 0), WORD ("ライン", 0),
  WORD ("リサイクル", 0), WORD ("リスク", 0), WORD ("リーダー", 0), WORD ("ルート", 0), WORD ("ルーム", 0), WORD ("レポート", 0),
  WORD ("ワーク", 0), WORD ("ワークショップ", 0),
};
const guint kei_n_katakana_words = G_N_ELEMENTS (kei_katakana_words);

/* What is counted. After SAFE ones kanji numerals are a number too (三か所, not 一部). The rank
 * joins parts of a date or of a citation: 7年4月1日, 第3条第2項. */
const KeiTokenWord kei_units[] = {
  WORD ("%", 0), WORD ("°", 0), WORD ("‰", 0), WORD ("℃", 0), WORD ("か国", 0), WORD ("か年", KEI_UNIT_SAFE),
  WORD ("か所", KEI_UNIT_SAFE), WORD ("か月", KEI_UNIT_SAFE), WORD ("か月間", 0), WORD ("か村", 0), WORD ("つ", 0),
  WORD ("つの柱", KEI_UNIT_SAFE), WORD ("カ国", 0), WORD ("カ年", KEI_UNIT_SAFE), WORD ("カ所", KEI_UNIT_SAFE),
  WORD ("カ月", KEI_UNIT_SAFE), WORD ("カ月間", 0), WORD ("キロ", 0), WORD ("キロメートル", 0), WORD ("キロワット", 0),
  WORD ("キロワット時", 0), WORD ("クラス", 0), WORD ("グループ", 0), WORD ("ケ所", KEI_UNIT_SAFE), WORD ("ケ月", 0), WORD ("コース", 0),
  WORD ("チーム", 0), WORD ("トン", 0), WORD ("パターン", 0), WORD ("パーセント", 0), WORD ("ヘクタール", 0), WORD ("ページ", 0),
  WORD ("ポイント", 0), WORD ("メートル", 0), WORD ("リットル", 0), WORD ("ヵ年", 0), WORD ("ヵ所", KEI_UNIT_SAFE),
  WORD ("ヵ月", KEI_UNIT_SAFE), WORD ("ヶ国", 0), WORD ("ヶ年", KEI_UNIT_SAFE), WORD ("ヶ所", KEI_UNIT_SAFE),
  WORD ("ヶ月", KEI_UNIT_SAFE), WORD ("ヶ月間", 0), WORD ("㌶", 0), WORD ("㎏", 0), WORD ("㎜", 0), WORD ("㎝", 0),
  WORD ("㎞", 0), WORD ("㎡", 0), WORD ("㎢", 0), WORD ("㎥", 0), WORD ("㏊", 0), WORD ("丁目", 0),
  WORD ("世帯", KEI_UNIT_SAFE), WORD ("両", 0), WORD ("事業", 0), WORD ("事業所", 0), WORD ("事業者", 0),
  WORD ("人", KEI_UNIT_SAFE), WORD ("人年", 0), WORD ("人日", 0), WORD ("人目", 0), WORD ("代", 0), WORD ("件", KEI_UNIT_SAFE),
  WORD ("企業", 0), WORD ("位", 0), WORD ("作品", 0), WORD ("便", 0), WORD ("倍", KEI_UNIT_SAFE), WORD ("円", KEI_UNIT_SAFE),
  WORD ("冊", 0), WORD ("分", KEI_UNIT_RANK (5)), WORD ("分野", KEI_UNIT_SAFE), WORD ("分間", 0), WORD ("列", 0),
  WORD ("割", KEI_UNIT_SAFE), WORD ("割合", 0), WORD ("匹", 0), WORD ("区", 0), WORD ("双", 0), WORD ("台", 0),
  WORD ("号", KEI_UNIT_RANK (23)), WORD ("名", 0), WORD ("名様", 0), WORD ("品", 0), WORD ("品目", 0), WORD ("問", 0),
  WORD ("回", KEI_UNIT_SAFE), WORD ("回目", KEI_UNIT_SAFE), WORD ("団体", 0), WORD ("園", 0), WORD ("地区", KEI_UNIT_SAFE),
  WORD ("地域", 0), WORD ("基", 0), WORD ("字", 0), WORD ("学区", 0), WORD ("学年", 0), WORD ("学級", 0), WORD ("室", 0),
  WORD ("対", 0), WORD ("市", 0), WORD ("市町", 0), WORD ("市町村", 0), WORD ("席", 0),
  WORD ("年", KEI_UNIT_SAFE | KEI_UNIT_RANK (1)), WORD ("年度", KEI_UNIT_SAFE | KEI_UNIT_RANK (1)), WORD ("年生", 0),
  WORD ("年目", KEI_UNIT_SAFE), WORD ("年間", KEI_UNIT_SAFE), WORD ("床", 0), WORD ("店", 0), WORD ("店舗", 0), WORD ("度", 0),
  WORD ("戸", 0), WORD ("拠点", 0), WORD ("指標", 0), WORD ("政策", 0), WORD ("文字", 0), WORD ("施策", 0), WORD ("施設", 0),
  WORD ("日", KEI_UNIT_RANK (3)), WORD ("日間", KEI_UNIT_SAFE), WORD ("時", KEI_UNIT_RANK (4)),
  WORD ("時間", KEI_UNIT_SAFE), WORD ("曲", 0), WORD ("月", KEI_UNIT_RANK (2)), WORD ("期", 0), WORD ("期目", KEI_UNIT_SAFE),
  WORD ("本", 0), WORD ("本柱", KEI_UNIT_SAFE), WORD ("村", 0), WORD ("条", KEI_UNIT_RANK (21)), WORD ("杯", 0),
  WORD ("枚", 0), WORD ("柱", 0), WORD ("校", 0), WORD ("株", 0), WORD ("棟", 0), WORD ("橋", 0), WORD ("機関", 0),
  WORD ("次", 0), WORD ("款", KEI_UNIT_RANK (13)), WORD ("歳", KEI_UNIT_SAFE), WORD ("歳児", 0), WORD ("段階", 0),
  WORD ("河川", 0), WORD ("泊", 0), WORD ("法人", 0), WORD ("点", 0), WORD ("町", 0), WORD ("番", 0), WORD ("番地", 0),
  WORD ("番目", 0), WORD ("目", 0), WORD ("県", 0), WORD ("着", 0), WORD ("社", 0), WORD ("票", 0), WORD ("秒", 0),
  WORD ("種", 0), WORD ("種目", 0), WORD ("種類", 0), WORD ("章", KEI_UNIT_RANK (11)), WORD ("箇所", KEI_UNIT_SAFE),
  WORD ("節", KEI_UNIT_RANK (12)), WORD ("級", 0), WORD ("組", 0), WORD ("組織", 0), WORD ("経営体", 0), WORD ("編", 0),
  WORD ("羽", 0), WORD ("者", 0), WORD ("膳", 0), WORD ("艇", 0), WORD ("艘", 0), WORD ("行", 0), WORD ("話", 0),
  WORD ("語", 0), WORD ("講座", 0), WORD ("議席", 0), WORD ("足", 0), WORD ("路線", KEI_UNIT_SAFE), WORD ("農家", 0),
  WORD ("週間", KEI_UNIT_SAFE), WORD ("部", 0), WORD ("都市", 0), WORD ("階", 0), WORD ("隻", 0), WORD ("集落", 0),
  WORD ("面", 0), WORD ("頁", 0), WORD ("項", KEI_UNIT_RANK (22)), WORD ("項目", KEI_UNIT_SAFE), WORD ("頭", 0),
  WORD ("題", 0), WORD ("類", 0), WORD ("食", 0), WORD ("館", 0), WORD ("％", 0),
};
const guint kei_n_units = G_N_ELEMENTS (kei_units);

/* Verbs of two kanji before し, す, さ, せ that are no noun with する. */
const KeiTokenWord kei_su_verbs[] = {
  WORD ("作出", 0), WORD ("切出", 0), WORD ("呼出", 0), WORD ("売出", 0), WORD ("引出", 0), WORD ("手放", 0), WORD ("押出", 0),
  WORD ("目指", 0), WORD ("見出", 0), WORD ("見渡", 0), WORD ("見直", 0), WORD ("見逃", 0), WORD ("見通", 0), WORD ("送出", 0),
};
const guint kei_n_su_verbs = G_N_ELEMENTS (kei_su_verbs);

/* What makes a name of the kanji before it (苫小牧駅), and what before it is no name. */
const KeiTokenWord kei_name_ends[] = {
  WORD ("中学校", 0), WORD ("公民館", 0), WORD ("団地", 0), WORD ("小学校", 0), WORD ("岬", 0), WORD ("岳", 0), WORD ("島", 0),
  WORD ("川", 0), WORD ("橋", 0), WORD ("温泉", 0), WORD ("湖", 0), WORD ("漁港", 0), WORD ("球場", 0), WORD ("神社", 0),
  WORD ("空港", 0), WORD ("駅", 0), WORD ("高校", 0), WORD ("高等学校", 0),
};
const guint kei_n_name_ends = G_N_ELEMENTS (kei_name_ends);

const KeiTokenWord kei_no_names[] = {
  WORD ("一級", 0), WORD ("両", 0), WORD ("主要", 0), WORD ("二級", 0), WORD ("他", 0), WORD ("全", 0), WORD ("公立", 0),
  WORD ("各", 0), WORD ("地域", 0), WORD ("大規模", 0), WORD ("小規模", 0), WORD ("市内", 0), WORD ("市立", 0), WORD ("広域", 0),
  WORD ("旧", 0), WORD ("本市", 0), WORD ("本村", 0), WORD ("本町", 0), WORD ("村立", 0), WORD ("町内", 0), WORD ("町立", 0),
  WORD ("県立", 0), WORD ("私立", 0), WORD ("近隣", 0), WORD ("道立", 0),
};
const guint kei_n_no_names = G_N_ELEMENTS (kei_no_names);

/* Kanji that end a word of three (高齢者) and that begin one (再利用), in the order of the bytes. */
const char kei_kanji_strong_suffixes[] = "力化性感率的者量";
const char kei_kanji_suffixes[] = "上下中代会位体値側元先児内別制券前剤力化区口史品員器団図圏園地型域場外学室家局層山川市帯年店度式形後性感所手数方日時書月期材村校案業権橋機比民法港源点物状率班生用町界病症的県科税種策系紙級網線署群者街表観証誌課論費路車道部量間院隊面額類館駅";
const char kei_kanji_prefixes[] = "不両主低元全公再初前副反各多大小少当後新旧最未本毎準無現省私約総脱要諸超非高";
/* Those of the prefixes that stand by themselves, and what begins no word. */
const char kei_kanji_alone[] = "両各当毎約諸";
const char kei_kanji_never_first[] = "々的等者";
