/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines of a town that does not exist, each with traps that real documents have. */
#include "kei-outline-listing.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* as kei_test_list_plan() lists it */
} Case;

static const Case cases[] = {
  { "three-pillars",
    "港北町の計画の体系図\n\n"
    "参考資料\n\n"
    "基本視点\n"
    " 町民憲章 平和の町宣言 の趣旨\n"
    " (仮) 若者が帰るまち (仮) 海を誇るまち\n\n"
    "基本構想\n"
    "1 仕事を興す **2 人をはぐくむ** **3 町を整える**\n\n"
    "- 政策 5・施策 1 0\n"
    "- 政策 1 漁業の振興**\n"
    " - 施策① 担い手の確保\n"
    " - 施策② 個性のある加工品\n"
    " - 政策 2 時代に合う商業**\n"
    " - 施策① 人の流れづくり\n"
    " - 施策② 空き店舗の活用\n\n"
    "しごとを興す\n 政策 2\n 施策 4\n\n"
    "- 政策 1 子育て\n"
    " - 施策① 居場所づくり\n"
    " - 施策② 預かる場所づくり\n\n"
    "人をはぐくむ\n 政策 1\n 施策 2\n\n"
    "- 政策 1 道と橋\n"
    " - 施策① 橋の修繕\n"
    " - 施策② 道の修繕\n"
    "- 政策 2 防災\n"
    " - 施策① 訓練\n"
    " - 施策② 備蓄\n\n"
    "町を整える\n 政策 2\n 施策 4\n\n"
    "↓\n 3月の総会で答申を決定\n\n"
    "政策を実現するために\n\n"
    "- (1) 職員の育成**\n"
    " - 派遣研修\n"
    "- (2) 財政の健全化**\n"
    " - 財政の見直し\n\n"
    "基本構想\n",
    "viewpoint: 若者が帰るまち (tentative)\n"
    "viewpoint: 海を誇るまち (tentative)\n"
    "declared 政策: 5\n"
    "declared 施策: 10\n"
    "section: 基本視点\n"
    "  paragraph: 町民憲章 平和の町宣言 の趣旨\n"
    "section: その他\n"
    "  paragraph: 3月の総会で答申を決定\n"
    "基本目標: 仕事を興す\n"
    "  declared 政策: 2\n"
    "  declared 施策: 4\n"
    "  alternative: しごとを興す\n"
    "  政策: 漁業の振興\n"
    "    施策: 担い手の確保\n"
    "    施策: 個性のある加工品\n"
    "  政策: 時代に合う商業\n"
    "    施策: 人の流れづくり\n"
    "    施策: 空き店舗の活用\n"
    "基本目標: 人をはぐくむ\n"
    "  declared 政策: 1\n"
    "  declared 施策: 2\n"
    "  政策: 子育て\n"
    "    施策: 居場所づくり\n"
    "    施策: 預かる場所づくり\n"
    "基本目標: 町を整える\n"
    "  declared 政策: 2\n"
    "  declared 施策: 4\n"
    "  政策: 道と橋\n"
    "    施策: 橋の修繕\n"
    "    施策: 道の修繕\n"
    "  政策: 防災\n"
    "    施策: 訓練\n"
    "    施策: 備蓄\n"
    "推進方針: 政策を実現するために\n"
    "  推進項目: 職員の育成\n"
    "    主な取組: 派遣研修\n"
    "  推進項目: 財政の健全化\n"
    "    主な取組: 財政の見直し\n" },
  { "contents-and-detail",
    "平成30年度  \n町政執行の重点的な取組\n\n"
    "今年度の取組です。キャッチフレーズは『海と歩む』、テーマを『港の物語』とします。\n\n"
    "町政運営の基本理念\n\n"
    "1. 対話\n2. 協働\n\n"
    "海の経済\n\n1. 漁業の取組\n2. 加工の取組\n\n"
    "安心の町\n\n1. 福祉の取組\n2. 防災の取組\n\n"
    "安心の町\n\n1. 福祉の取組  \n■ 見守りを広げます。\n2. 防災の取組  \n■ 訓練を行います。\n\n"
    "海の経済\n\n1. 漁業の取組  \n■ 藻場を植え直します。  \n■ 担い手を育てます。\n2. 加工の取組  \n■ 設備を整えます。\n\n"
    "みなさんとともに歩みます。\n\n"
    "企画課\n\n☎12-3456  \n庁舎 2階",
    "section: はじめに\n"
    "  paragraph: 今年度の取組です。キャッチフレーズは『海と歩む』、テーマを『港の物語』とします。\n"
    "section: 町政運営の基本理念\n"
    "  list: 対話\n協働\n"
    "section: おわりに\n"
    "  paragraph: みなさんとともに歩みます。\n"
    "基本目標: 海の経済\n"
    "  施策: 漁業の取組\n"
    "    主な取組: 藻場を植え直します。\n"
    "    主な取組: 担い手を育てます。\n"
    "  施策: 加工の取組\n"
    "    主な取組: 設備を整えます。\n"
    "基本目標: 安心の町\n"
    "  施策: 福祉の取組\n"
    "    主な取組: 見守りを広げます。\n"
    "  施策: 防災の取組\n"
    "    主な取組: 訓練を行います。\n" },
  { "suffixes-and-fragments",
    "無駄のない港北 築きます!third term\n\n"
    "- 1 SDG s を進めます。\n - 計画を作ります。\n\n"
    "明るい港北 導きます!third term\n\n"
    "- 1 仕事を増やします。\n - 企業を招きます。\n\n"
    "政策以\n\n"
    "優しい港北 愛します! third term\n\n"
    "- 1 文化を育てます。\n - 美術館を改修します。\n",
    "基本目標: 無駄のない港北 築きます!\n"
    "  施策: SDGsを進めます。\n"
    "    主な取組: 計画を作ります。\n"
    "基本目標: 明るい港北 導きます!\n"
    "  施策: 仕事を増やします。\n"
    "    主な取組: 企業を招きます。\n"
    "基本目標: 優しい港北 愛します!\n"
    "  施策: 文化を育てます。\n"
    "    主な取組: 美術館を改修します。\n" },
  { "columns-and-torn-lines",
    "後期基本計画(令和4年度~8年度)\n\n"
    "(基本テーマ) みんなで 次の時代へ\n\n"
    "地域の価値と 強みを生かす\n\n"
    "- ●移住者の受け入 れに向けて、住まいを整え、暮らしを支援します。\n"
    "- ●港の施設を直し、漁業を続け る仲間を増やしていきます。\n\n"
    "教育を支える\n\n"
    "- G I G A スクール構想を進め、教室の環境を 整えます。\n\n\n\n"
    "- ●スポーツの指導者として活躍する人材の招へい\n"
    "- や、競技力を高める環境をつくります。\n\n"
    "これから重視する4つの視点\n\n"
    "- 医療の体制を支えるため、患者の受入 れや検査の設備を整備しま\n"
    "- ●公共交通の持続可能な運営を 目指します。\n"
    " - 安心な暮らしの実現\n\n"
    "- ●再生可能エネル ギーなど、新しい力を研究します。\n\n\n\n"
    "変革への挑戦\n\n"
    "計画では、国際目標の視点を取り入れます。\n",
    "declared 視点: 4\n"
    "section: おわりに\n"
    "  paragraph: 計画では、国際目標の視点を取り入れます。\n"
    "視点: 地域の価値と強みを生かす\n"
    "  施策: 移住者の受け入れに向けて、住まいを整え、暮らしを支援します。\n"
    "  施策: 港の施設を直し、漁業を続ける仲間を増やしていきます。\n"
    "視点: 教育を支える\n"
    "  施策: GIGAスクール構想を進め、教室の環境を整えます。\n"
    "  施策: スポーツの指導者として活躍する人材の招へいや、競技力を高める環境をつくります。\n"
    "視点: 安心な暮らしの実現\n"
    "  施策: 医療の体制を支えるため、患者の受入れや検査の設備を整備しま\n"
    "  施策: 公共交通の持続可能な運営を目指します。\n"
    "視点: 変革への挑戦\n"
    "  施策: 再生可能エネルギーなど、新しい力を研究します。\n" },
  { "goals-and-chapters",
    "資料No. 3\n\n"
    "第三次港北町総合計画 後期基本計画の策定について\n\n"
    "企画政策課\n\n"
    "目次\n\n- 1) 計画の概要\n- 2) 今後の予定\n\n"
    "目指す港北の将来像\n\n海とつながり 未来を創る港北\n\n～あきらめない町～\n\n"
    "【計画の期間】\n\n令和3年度～令和12年度\n\n※実施計画は3年間で\n1年ごとに見直し\n\n"
    "まちづくりの基本目標\n\n命を守るまち\n人と産業が育つまち\n自然と共存し安心して暮らせるまち\n\n"
    "重点施策の展開\n\n- 移住の推進\n- 観光の振興\n\n"
    "策定に向けた取組①\n\n"
    "第1部 計画の推進\n\n"
    "第2部 基本目標ごとの施策\n\n"
    "第1章〈生活環境〉自然と共生し安心して暮らせるまち\n\n\n"
    "第2章〈産業〉人と産業が育つまち\n\n\n"
    "第3章〈危機対応〉命を守れるまち\n\n\n"
    "策定に向けた取組②\n\n"
    "計画策定体制図\n\n"
    "町民が主体となって進めます。\n\n"
    "みらいプロジェクト\n\n・「産業」の分野を振り返る。\n\n"
    "地域会議\n\n・「東地区」「西地区」2地区の地区別計画について協議する。\n\n"
    "港北町議会\n\n説明\n\n庁内\n\n- ・策定委員会\n\n諮問\n\n港北町審議会\n〔関係者で構成〕\n\n答申\n",
    "viewpoint: 移住の推進\n"
    "viewpoint: 観光の振興\n"
    "section: 計画の期間\n"
    "  remark: 実施計画は3年間で1年ごとに見直し\n"
    "section: 計画策定体制図\n"
    "  paragraph: 町民が主体となって進めます。\n"
    "  list: 「産業」の分野を振り返る。\n"
    "  paragraph: 関係者で構成\n"
    "部: 計画の推進\n"
    "部: 基本目標ごとの施策\n"
    "  基本目標: [生活環境] 自然と共生し安心して暮らせるまち\n"
    "    alternative: 自然と共存し安心して暮らせるまち\n"
    "  基本目標: [産業] 人と産業が育つまち\n"
    "  基本目標: [危機対応] 命を守れるまち\n"
    "    alternative: 命を守るまち\n"
    "地区別計画: 東地区\n"
    "地区別計画: 西地区\n"
    "body: みらいプロジェクト\n"
    "body: 地域会議\n"
    "body: 港北町議会\n"
    "body: 策定委員会\n"
    "body: 港北町審議会\n" },
  { "leaders-roles-and-indicators",
    "第２次港北町総合計画　後期基本計画\r\n\r\n"
    "目次\r\n"
    "第１章　海と暮らす …………………… 3\r\n"
    "　第１節　漁業を守る・・・・・・ 4\r\n"
    "第２章　人が育つ …… 12\r\n\r\n"
    "第１章　海と暮らす\r\n"
    "第１節　漁業を守り育てる\r\n"
    "　現状と課題\r\n　　漁師の数が減っています。\r\n"
    "　めざす姿\r\n　　漁師が増えているまち\r\n"
    "　主な取組\r\n　　・藻場を植え直す\r\n　　・乗 船 体 験 の受入 れをひらく\r\n"
    "　成果指標\r\n　　・新しく就いた人　３人→８人\r\n"
    "　担当課：水産課、商工課\r\n"
    "第２節　加工品を届ける\r\n"
    "　　小さな加工場が共同で使える設備を整え\r\n　　ます。\r\n"
    "第２章　人が育つ\r\n第１節　学校を開く\r\n　主な取組\r\n　　・放課後の教室\r\n",
    "department: 水産課\n"
    "department: 商工課\n"
    "章: 海と暮らす\n"
    "  節: 漁業を守り育てる\n"
    "    alternative: 漁業を守る\n"
    "    issues: 現状と課題 = 漁師の数が減っています。\n"
    "    vision: めざす姿 = 漁師が増えているまち\n"
    "    indicator: 新しく就いた人\n"
    "      value: \n"
    "      value: \n"
    "    主な取組: 藻場を植え直す\n"
    "    主な取組: 乗船体験の受入れをひらく\n"
    "  節: 加工品を届ける\n"
    "    text: 小さな加工場が共同で使える設備を整えます。\n"
    "章: 人が育つ\n"
    "  節: 学校を開く\n"
    "    主な取組: 放課後の教室\n" },
  { "markdown",
    "# 港北町総合計画\n\n## 基本目標1 海の町\n\n### 施策1-1 漁業\n\n- 取組A\n  - 事業a\n  - 事業b\n- 取組B\n\n"
    "### 施策1-2 観光\n\n| 指標 | 単位 | 現状値（令和5年度） | 目標値（令和10年度） |\n|---|---|---|---|\n| 宿泊客 | 人 | 12,000 | 15,000 |\n\n"
    "## 基本目標2 山の町\n\n### 施策2-1 林業\n\n段落です。\n",
    "基本目標: 海の町\n"
    "  施策: 漁業\n"
    "    主な取組: 取組A\n"
    "      事務事業: 事業a\n"
    "      事務事業: 事業b\n"
    "    主な取組: 取組B\n"
    "  施策: 観光\n"
    "    indicator: 宿泊客\n"
    "      value: \n"
    "      value: \n"
    "基本目標: 山の町\n"
    "  施策: 林業\n"
    "    text: 段落です。\n" },
  { "indents-only",
    "安心の町\n  福祉\n    見守り\n    配食\n  医療\n    夜間診療\nにぎわいの町\n  商業\n    空き店舗\n",
    "基本目標: 安心の町\n"
    "  施策: 福祉\n"
    "    主な取組: 見守り\n"
    "    主な取組: 配食\n"
    "  施策: 医療\n"
    "    主な取組: 夜間診療\n"
    "基本目標: にぎわいの町\n"
    "  施策: 商業\n"
    "    主な取組: 空き店舗\n" },
  { "number-styles",
    "Ⅰ　海の町\n　１　漁業を守る\n　　(1) 担い手\n　　　ア 研修\n　　　イ 住まい\n　　(2) 資源\n　２　加工を伸ばす\nⅡ　山の町\n　１　林業\n",
    "基本目標: 海の町\n"
    "  政策: 漁業を守る\n"
    "    施策: 担い手\n"
    "      主な取組: 研修\n"
    "      主な取組: 住まい\n"
    "    施策: 資源\n"
    "  政策: 加工を伸ばす\n"
    "基本目標: 山の町\n"
    "  政策: 林業\n" },
  { "table-with-departments",
    "# 第3期港北町総合戦略\n\n| 基本目標 | 政策 | 施策 | 担当課 |\n|---|---|---|---|\n| 仕事を興す | 農業 | 担い手育成 | 農政課 |\n|  |  | 機械の共同利用 |  |\n|  | 商業 | 創業支援 |  |\n| 人を呼ぶ | 移住 | お試し住宅 |  |\n",
    "department: 農政課\n"
    "基本目標: 仕事を興す\n"
    "  政策: 農業\n"
    "    施策: 担い手育成\n"
    "    施策: 機械の共同利用\n"
    "  政策: 商業\n"
    "    施策: 創業支援\n"
    "基本目標: 人を呼ぶ\n"
    "  政策: 移住\n"
    "    施策: お試し住宅\n" },
  { "numbers-apart-from-titles",
    "基本目標1\n\n安心の町\n\n施策1-1\n福祉の推進\n\n主な取組\n○相談の充実\n\n施策1-2\n高齢者の暮らし\n\n基本目標2\n\n活力の町\n\n施策2-1\n農業の振興\n\n主な取組\n○新しい農家の支援\n",
    "基本目標: 安心の町\n"
    "  施策: 福祉の推進\n"
    "    主な取組: 相談の充実\n"
    "  施策: 高齢者の暮らし\n"
    "基本目標: 活力の町\n"
    "  施策: 農業の振興\n"
    "    主な取組: 新しい農家の支援\n" },
  { "whole-plan",
    "第５次港北町総合計画\n\n第１部　序論\n\n第１章　計画の策定にあたって\n１　計画策定の趣旨\n　まちづくりの指針です。\n２　計画の構成と期間\n　計画期間は、令和６年度から令和１５年度までの１０年間とします。\n\n"
    "第２部　基本構想\n\n第１章　将来像\n　海と緑がかがやく町\n\n第２章　基本目標\n　基本目標１　安心な町\n　基本目標２　にぎわいの町\n\n"
    "第３部　前期基本計画\n\n基本目標１　安心な町\n\n政策１－１　健康づくり\n【現状と課題】\n　受診率が低い状況です。\n【施策】\n施策１　健診の受診促進\n　①　個別の通知\n施策２　地域医療\n【指標】\n　受診率　３２％（R4）→４５％（R10）\n\n"
    "基本目標２　にぎわいの町\n政策２－１　商業の振興\n施策１　空き店舗の活用\n",
    "section: 序論\n"
    "  section: 計画の策定にあたって\n"
    "    section: 計画策定の趣旨\n"
    "      paragraph: まちづくりの指針です。\n"
    "    section: 計画の構成と期間\n"
    "      paragraph: 計画期間は、令和６年度から令和１５年度までの１０年間とします。\n"
    "基本目標: 安心な町\n"
    "  政策: 健康づくり\n"
    "    issues: 現状と課題 = 受診率が低い状況です。\n"
    "    indicator: 受診率\n"
    "      value: \n"
    "      value: \n"
    "    施策: 健診の受診促進\n"
    "      主な取組: 個別の通知\n"
    "    施策: 地域医療\n"
    "基本目標: にぎわいの町\n"
    "  政策: 商業の振興\n"
    "    施策: 空き店舗の活用\n" },
  { "yearly-policy",
    "令和８年度　町政執行方針\n\n１　はじめに\n　方針を申し上げます。\n\n２　主要施策\n（１）子育て支援\n　保育料を軽くします。また、学童保育の時間を延長\nし、働く保護者を支えます。\n（２）産業\nア　農業\n　新しい農家を支援します。\n\n３　むすび\n　ご協力をお願いします。\n",
    "section: はじめに\n"
    "  paragraph: 方針を申し上げます。\n"
    "section: むすび\n"
    "  paragraph: ご協力をお願いします。\n"
    "施策: 子育て支援\n"
    "  text: 保育料を軽くします。また、学童保育の時間を延長し、働く保護者を支えます。\n"
    "施策: 産業\n"
    "  主な取組: 農業\n"
    "    text: 新しい農家を支援します。\n" },
  { "page-furniture",
    "1 海の町\n(1) 漁業\n港北町総合計画 検討資料 1ページ\n\f(2) 加工\n2 山の町\n(1) 林業\n港北町総合計画 検討資料 2ページ\n- 2 -\n",
    "基本目標: 海の町\n"
    "  施策: 漁業\n"
    "  施策: 加工\n"
    "基本目標: 山の町\n"
    "  施策: 林業\n" },
  { "two-words-of-one-rank",
    "【基本目標1】 働けるまち\n■基本施策1-1 産業\n・施策1-1-1 経営支援\n・施策1-1-2 誘致\n■基本施策1-2 農業\n・施策1-2-1 担い手\n",
    "基本目標: 働けるまち\n"
    "  基本施策: 産業\n"
    "    施策: 経営支援\n"
    "    施策: 誘致\n"
    "  基本施策: 農業\n"
    "    施策: 担い手\n" },
  { "numbers-on-their-own-lines",
    "第1章\n福祉のまち\n1\n地域福祉の推進\n（1）\nつながりづくり\n（2）\n相談の充実\n2\n高齢者の支援\n（1）\n介護予防\n第2章\nにぎわいのまち\n1\n観光の振興\n（1）\n資源の活用\n",
    "章: 福祉のまち\n"
    "  施策: 地域福祉の推進\n"
    "    主な取組: つながりづくり\n"
    "    主な取組: 相談の充実\n"
    "  施策: 高齢者の支援\n"
    "    主な取組: 介護予防\n"
    "章: にぎわいのまち\n"
    "  施策: 観光の振興\n"
    "    主な取組: 資源の活用\n" },
  { "number-in-brackets-after-its-word",
    "政策1　安心なまち\n　施策(1)　防災\n　施策(2)　防犯\n政策2　元気なまち\n　施策(1)　農業\n",
    "政策: 安心なまち\n"
    "  施策: 防災\n"
    "  施策: 防犯\n"
    "政策: 元気なまち\n"
    "  施策: 農業\n" },
  { "table-of-levels",
    "基本目標\t政策\t施策\n1 安全\t1-1 防災\t1-1-1 訓練\n\t\t1-1-2 備蓄\n\t1-2 交通\t1-2-1 路線\n2 元気\t2-1 健康\t2-1-1 健診\n",
    "基本目標: 安全\n"
    "  政策: 防災\n"
    "    施策: 訓練\n"
    "    施策: 備蓄\n"
    "  政策: 交通\n"
    "    施策: 路線\n"
    "基本目標: 元気\n"
    "  政策: 健康\n"
    "    施策: 健診\n" },
  { "markdown-table-of-levels",
    "| 基本目標 | 施策名 |\n|---|---|\n| 安全 | 防災 |\n| 安全 | 防犯 |\n| 元気 | 農業 |\n\nおわりの言葉です。\n",
    "section: おわりに\n"
    "  paragraph: おわりの言葉です。\n"
    "基本目標: 安全\n"
    "  施策: 防災\n"
    "  施策: 防犯\n"
    "基本目標: 元気\n"
    "  施策: 農業\n" },
  { "drawn-branches",
    "港北町の政策体系\n\n"
    "├─ 基本目標1 海を生かす\n"
    "│　　├─ 政策1 漁業\n"
    "│　　│　　└─ 施策1 藻場の再生\n"
    "│　　└─ 政策2 加工\n"
    "└─ 基本目標2 人を育てる\n"
    "　　　└─ 政策1 学校\n",
    "基本目標: 海を生かす\n"
    "  政策: 漁業\n"
    "    施策: 藻場の再生\n"
    "  政策: 加工\n"
    "基本目標: 人を育てる\n"
    "  政策: 学校\n" },
  { "drawn-branches-without-numbers",
    "海を生かす\n"
    "├── 漁業\n"
    "│   ├── 藻場の再生\n"
    "│   └── 担い手\n"
    "└── 加工\n"
    "    └── 冷凍庫の共同化\n",
    "基本目標: 海を生かす\n"
    "  施策: 漁業\n"
    "    主な取組: 藻場の再生\n"
    "    主な取組: 担い手\n"
    "  施策: 加工\n"
    "    主な取組: 冷凍庫の共同化\n" },
  { "arrows",
    "基本目標 → 政策 → 施策\n"
    "1 海を生かす → 1 漁業 → (1) 藻場の再生\n"
    "　　　　　　　　　　　→ (2) 担い手\n"
    "　　　　　　→ 2 加工 → (1) 冷凍庫\n"
    "2 人を育てる → 1 学校 → (1) 読書\n",
    "基本目標: 海を生かす\n"
    "  政策: 漁業\n"
    "    施策: 藻場の再生\n"
    "    施策: 担い手\n"
    "  政策: 加工\n"
    "    施策: 冷凍庫\n"
    "基本目標: 人を育てる\n"
    "  政策: 学校\n"
    "    施策: 読書\n" },
  { "columns-side-by-side",
    "第２章　計画のあらまし\n"
    "１　海のまち　　　　　　　　　２　学びのまち\n"
    "(1) 藻場の再生　　　　　　　　(1) 読書\n"
    "(2) 担い手　　　　　　　　　　(2) 体験\n"
    "　　　　　　　　　　　　　　　(3) 交流\n",
    "章: 計画のあらまし\n"
    "  施策: 海のまち\n"
    "    主な取組: 藻場の再生\n"
    "    主な取組: 担い手\n"
    "  施策: 学びのまち\n"
    "    主な取組: 読書\n"
    "    主な取組: 体験\n"
    "    主な取組: 交流\n" },
  { "parts-behind-the-list",
    "施策1 親子の支援\n"
    "【主な取組】\n①健診の助成\n②訪問相談\n"
    "【担当課】こども課\n"
    "施策2 病院の支援\n"
    "〔単位施策〕\n○医師の確保\n",
    "department: こども課\n"
    "施策: 親子の支援\n"
    "  主な取組: 健診の助成\n"
    "  主な取組: 訪問相談\n"
    "施策: 病院の支援\n"
    "  単位施策: 医師の確保\n" },
  { "speech",
    "令和3年度 町政の方針\n\n"
    "はじめに\n　定例会に当たり、所信を申し上げます。\n\n"
    "第１　海の仕事\n　第１は、海の仕事であります。\n"
    "１　漁業\n　担い手を支えてまいります。\n"
    "第２　学び\n　第２は、学びであります。\n"
    "１　学校\n　読書を広げてまいります。\n"
    "むすびに\n　以上、所信を申し上げました。\n",
    "section: はじめに\n"
    "  paragraph: 定例会に当たり、所信を申し上げます。\n"
    "section: むすびに\n"
    "  paragraph: 以上、所信を申し上げました。\n"
    "基本目標: 海の仕事\n"
    "  text: 第１は、海の仕事であります。\n"
    "  施策: 漁業\n"
    "    text: 担い手を支えてまいります。\n"
    "基本目標: 学び\n"
    "  text: 第２は、学びであります。\n"
    "  施策: 学校\n"
    "    text: 読書を広げてまいります。\n" },
  { "running-title-without-form-feeds",
    "港北町総合計画\n第１部　海のまち\n１　漁業\n- 3 -\n"
    "港北町総合計画\n第１部　海のまち\n２　加工\n- 4 -\n"
    "港北町総合計画\n第２部　学びのまち\n１　学校\n- 5 -\n",
    "部: 海のまち\n"
    "  主な取組: 漁業\n"
    "  主な取組: 加工\n"
    "部: 学びのまち\n"
    "  主な取組: 学校\n" },
  { "levels-below-the-period",
    "【計画期間】\n令和5年度～令和9年度\n"
    "【基本目標１】海のまち\n"
    "◆施策1-1 漁業\n≪現状と課題≫\n・漁船が減っています。\n≪主要事業≫\n・藻場の再生事業\n"
    "【基本目標２】学びのまち\n"
    "◆施策2-1 学校\n≪主要事業≫\n・読書事業\n",
    "基本目標: 海のまち\n"
    "  施策: 漁業\n"
    "    issues: 現状と課題 = ・漁船が減っています。\n"
    "    主要事業: 藻場の再生事業\n"
    "基本目標: 学びのまち\n"
    "  施策: 学校\n"
    "    主要事業: 読書事業\n" },
  { "goals-and-measures",
    "Ⅰ．計画の趣旨\n　港を生かすための計画です。\n\n"
    "Ⅱ．基本目標と施策\n１．海のまち\n（１）漁業\n（２）加工\n２．学びのまち\n（１）学校\n",
    "section: 計画の趣旨\n"
    "  paragraph: 港を生かすための計画です。\n"
    "基本目標: 海のまち\n"
    "  施策: 漁業\n"
    "  施策: 加工\n"
    "基本目標: 学びのまち\n"
    "  施策: 学校\n" },
  { "priorities-alone",
    "# 町政の方針\n\n## 1 はじめに\n\n所信を申し上げます。\n\n"
    "## 2 重点施策\n\n### (1) 漁業\n\n藻場を育てます。\n\n### (2) 学び\n\n読書を広げます。\n",
    "section: はじめに\n"
    "  paragraph: 所信を申し上げます。\n"
    "施策: 漁業\n"
    "  text: 藻場を育てます。\n"
    "施策: 学び\n"
    "  text: 読書を広げます。\n" },
  { "goals-of-the-world",
    "施策1 漁業 【SDGs 8, 14】\n・藻場の再生\n施策2 学び\n【関連するSDGs】4\n",
    "施策: 漁業\n"
    "  text: 【SDGs】SDGs 8, 14\n"
    "  sdg: \n"
    "  sdg: \n"
    "  主な取組: 藻場の再生\n"
    "施策: 学び\n"
    "  text: 【関連するSDGs】4\n"
    "  sdg: \n" },
  { "levels-between-wide-blanks",
    "計画の体系\n\n"
    "【基本目標】　　　　　【施策】\n"
    "１　海のまち　　　　　１　漁業\n"
    "　　　　　　　　　　　２　加工\n"
    "２　学びのまち　　　　１　学校\n"
    "　　　　　　　　　　　２　体験\n\n"
    "以上のとおり進めます。\n",
    "section: おわりに\n"
    "  paragraph: 以上のとおり進めます。\n"
    "基本目標: 海のまち\n"
    "  施策: 漁業\n"
    "  施策: 加工\n"
    "基本目標: 学びのまち\n"
    "  施策: 学校\n"
    "  施策: 体験\n" },
  { "torn-title",
    "基本目標1 海のまち\n"
    "施策１　漁港の安全を守るための設備の更新と避難するときに助け\n"
    "合う仕組みづくり\n"
    "施策２　藻場の再生\n"
    "・港を見て回り、施設\nの修繕を進めます。\n",
    "基本目標: 海のまち\n"
    "  施策: 漁港の安全を守るための設備の更新と避難するときに助け合う仕組みづくり\n"
    "  施策: 藻場の再生\n"
    "    主な取組: 港を見て回り、施設の修繕を進めます。\n" },
  { "round-bullets-and-letters",
    "A 海のまち\nA-1 漁業\n〇藻場の再生\n〇担い手\nA-2 加工\nB 学びのまち\nB-1 学校\n〇読書\n",
    "基本目標: 海のまち\n"
    "  施策: 漁業\n"
    "    主な取組: 藻場の再生\n"
    "    主な取組: 担い手\n"
    "  施策: 加工\n"
    "基本目標: 学びのまち\n"
    "  施策: 学校\n"
    "    主な取組: 読書\n" },
  { "only-children",
    "1. 海のまち\n1.1. 漁業\n1.1.1. 藻場\n1.1.2. 担い手\n1.2. 加工\n2. 学びのまち\n2.1. 学校\n2.1.1. 読書\n",
    "基本目標: 海のまち\n"
    "  施策: 漁業\n"
    "    主な取組: 藻場\n"
    "    主な取組: 担い手\n"
    "  施策: 加工\n"
    "基本目標: 学びのまち\n"
    "  施策: 学校\n"
    "    主な取組: 読書\n" },
  { "shapes-with-numbers",
    "■１　海\n１．藻場の再生\n２．担い手\n■２　学び\n３．読書\n■３　役場\n４．窓口\n",
    "基本目標: 海\n"
    "  施策: 藻場の再生\n"
    "  施策: 担い手\n"
    "基本目標: 学び\n"
    "  施策: 読書\n"
    "基本目標: 役場\n"
    "  施策: 窓口\n" },
  { "levels-between-commas",
    "基本目標,政策,施策\n1 海のまち,1 漁業,(1) 藻場\n,,(2) 担い手\n,2 加工,(1) 冷凍庫\n",
    "基本目標: 海のまち\n"
    "  政策: 漁業\n"
    "    施策: 藻場\n"
    "    施策: 担い手\n"
    "  政策: 加工\n"
    "    施策: 冷凍庫\n" },
  { "web-page",
    "ホーム > 町の情報 > 計画\n印刷する\n港北町総合計画\n\n基本目標1 海のまち\n• 施策1 漁業\n• 施策2 加工\nこのページの先頭へ戻る\n",
    "基本目標: 海のまち\n"
    "  施策: 漁業\n"
    "  施策: 加工\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import (one->text, -1, &outline);
  g_autofree char *list = kei_test_list_plan (tree);

  g_assert_null (outline->warning);
  if (strcmp (list, one->expected) != 0)
    g_test_message ("%s", list); /* the assertion escapes it */
  g_assert_cmpstr (list, ==, one->expected);
}

static const Case *
find_case (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (strcmp (cases[i].name, name) == 0)
      return &cases[i];
  g_assert_not_reached ();
}

static void
test_plan_fields (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import (find_case ("goals-and-chapters")->text, -1, &outline);
  KeiNode *plan = kei_tree_get_root (tree);

  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_TITLE), ==, "第三次港北町総合計画 後期基本計画");
  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_MUNICIPALITY), ==, "港北町");
  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_PLAN_TYPE), ==, "later-basic-plan");
  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_VISION), ==, "海とつながり 未来を創る港北");
  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_CATCHPHRASE), ==, "～あきらめない町～");
  g_assert_cmpstr (kei_node_get_text (plan, KEI_FIELD_CONTACT), ==, "企画政策課");
  g_assert_cmpint (kei_node_get_int (plan, KEI_FIELD_START), ==, 2021);
  g_assert_cmpint (kei_node_get_int (plan, KEI_FIELD_END), ==, 2030);
}

static void
test_notes (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import (find_case ("columns-and-torn-lines")->text, -1, &outline);

  (void) tree;
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_HEADING_AFTER), ==, 2);
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_CUT_OFF), ==, 1);
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_JOINED), ==, 1);
  for (guint i = 0; i < outline->notes->len; i++)
    {
      g_autofree char *text = kei_outline_note_to_text (outline, g_ptr_array_index (outline->notes, i));

      g_assert_cmpstr (text, !=, "");
    }
}

static void
test_declared_mismatch (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import ("海の町\n\n政策3・施策2\n- 政策1 漁業\n - 施策① 担い手\n- 政策2 加工\n - 施策① 設備\n", -1, &outline);

  (void) tree;
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_COUNT), ==, 1);
}

/* The second part of a plan alone: what the text calls 第2部 and 第4章 is the plan's first, and that is said once. */
static void
test_renumbered (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import ("第2部　海の町\n第4章　漁業\n第5章　加工\n第7章　観光\n第3部　山の町\n第1章　林業\n", -1, &outline);
  g_autofree char *text = NULL;

  (void) tree;
  g_assert_cmpuint (kei_test_count_notes (outline, KEI_OUTLINE_NOTE_RENUMBERED), ==, 3);
  text = kei_outline_note_to_text (outline, g_ptr_array_index (outline->notes, 0));
  g_assert_nonnull (strstr (text, "第2部"));
  g_assert_nonnull (strstr (text, "第1部"));
}

/* What is said of one cell of a schedule is said of no other. */
static void
test_tentative (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import ("港北町総合計画\n\n1 産業\n- 漁業の振興\n\n令和6年度\n\n"
                                              "年月\t庁内\t審議会・議会\n"
                                              "4月\t第1回策定委員会 (P)\t第1回審議会\n"
                                              "5月\t(P) 第2回策定委員会\t第2回審議会\n",
                                              -1, &outline);
  static const char *const states[] = { "", "", "tentative", "" };
  guint n;
  KeiNode *const *meetings = kei_node_get_children (kei_tree_get_root (tree), KEI_SLOT_MEETINGS, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (kei_node_get_text (meetings[i], KEI_FIELD_STATE), ==, states[i]);
}

static void
test_no_outline (void)
{
  static const char *const texts[] = {
    "総\n合\n計\n画\nの\n概\n要\nを\n示\nす\n",
    "綜^合|計~'画 の;:柱 {1]_ ｡ 施^^策 @ 推~進 \\ 体|制 `` 整<備 >> =; 住 ^ み ~ よ | い '' 町 \\ を ;; 作 @@ る",
    "これは計画の説明です。町の将来を考えるために作りました。\nどうぞお読みください。\n",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KeiOutline) outline = NULL;
      g_autoptr (KeiTree) tree = kei_test_import (texts[i], -1, &outline);

      g_assert_nonnull (outline->warning);
      g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (tree), KEI_SLOT_ITEMS), ==, 0);
    }
}

/* The source of a page is none, and no noise either: the warning says what it is. */
static void
test_markup (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } texts[] = {
    { "<!DOCTYPE html>\n<html><body><h1>港北町総合計画</h1><ul><li>政策1 漁業</li></ul></body></html>\n", "HTML" },
    { "<?xml version=\"1.0\"?>\n<!-- -->\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>政策1</body></html>", "HTML" },
    { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<計画><政策>漁業</政策></計画>\n", "XML" },
    { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plan xmlns=\"urn:keikaku:plan\" format=\"1\" id=\"kaaaaaaaaaaaa\"/>\n", "Open it" },
    { "<div><h2>基本目標</h2><p>海の町</p><ul><li>漁業</li><li>加工</li></ul></div>\n", "tags" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KeiOutline) outline = NULL;
      g_autoptr (KeiTree) tree = kei_test_import (texts[i].text, -1, &outline);

      g_assert_nonnull (outline->warning);
      g_assert_nonnull (strstr (outline->warning, texts[i].says));
      g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (tree), KEI_SLOT_ITEMS), ==, 0);
    }
}

/* One bracketed heading is no markup. */
static void
test_angle_brackets (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import ("<産業>海で働く町\n1 漁業\n2 加工\n", -1, &outline);

  g_assert_null (outline->warning);
  g_assert_cmpuint (kei_node_get_n_children (kei_tree_get_root (tree), KEI_SLOT_ITEMS), >, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const char *text = find_case ("markdown")->text;

  g_cancellable_cancel (cancellable);
  g_assert_null (kei_outline_read (text, strlen (text), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* @head, then @n times @piece, then @tail. (transfer full) */
static char *
repeat (const char *head, const char *piece, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

/* What would take minutes if any step looked at all that came before. */
static void
test_long_texts (void)
{
  static const struct
  {
    const char *head, *piece;
    guint n;
    const char *tail;
  } texts[] = {
    { "1 海", "町", 1000000, "\n2 山\n" },
    { "", "あ\n", 100000, "" },
    { "", "1\n", 100000, "" },
    { "", "・あい\n", 30000, "" },
    { "", "・アイ\nウエ\n", 15000, "" },
    { "1 海", "（", 100000, "\n2 山\n" },
    { "", "（あ\n", 30000, "" },
    { "", "【", 100000, "】\n" },
    { "1 海\n", "\n", 200000, "2 山\n" },
    { "", "\f", 200000, "1 海\n" },
    { "", "政策1・施策2\n", 30000, "" },
    { "", "施策1 同じ\n", 30000, "" },
    { "【指標】\n・漁師\n", "　目標値 3人\n　現状値 2人\n", 15000, "" },
    { "事業名\t担当課\tR6\n", "漁業\t水産課\t1,000\n", 15000, "" },
    { "1 海 ", "1 海 ", 100000, "\n" },
    { "事業費：", "R6 1,000円、", 50000, "\n" },
    { "1 海 SDGs ", "3 ", 500000, "\n" },
    { "", "・海　SDGs 3（福祉課）\n", 15000, "" },
    { "", "基本方針1 海\n施策の柱1 山\n", 15000, "" },
    { "", "Goal 1 Sea\nPolicy 1.1 Fish\n", 15000, "" },
    { "事業費：", "1億", 100000, "円\n" },
    { "", "海　", 300000, "\n" },
    { "", "第1章 3つの目標\n目標1 海\n", 10000, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = repeat (texts[i].head, texts[i].piece, texts[i].n, texts[i].tail);
      g_autoptr (KeiOutline) outline = NULL;
      g_autoptr (KeiTree) tree = NULL;
      gint64 start = g_get_monotonic_time ();

      tree = kei_test_import (text, -1, &outline);
      g_assert_nonnull (tree);
      g_test_message ("%s… × %u: %" G_GINT64_FORMAT " ms", texts[i].piece, texts[i].n, (g_get_monotonic_time () - start) / 1000);
    }
}

static void
test_editing (void)
{
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) before = kei_test_import ("海の町\n\n1. 漁業\n2. 加工\n- 設備\n", -1, &outline);
  g_autoptr (KeiTree) after = NULL;
  g_autoptr (KeiOutlineState) state = kei_outline_save_state (outline);
  KeiIdSource *ids = kei_id_source_new_seeded (1);
  g_autofree char *first = kei_test_list_plan (before);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (KeiTree) restored = NULL;

  g_assert_cmpstr (first, ==, "基本目標: 海の町\n  施策: 漁業\n  施策: 加工\n    主な取組: 設備\n");
  /* The second measure goes up, and its list with it. */
  g_assert_true (kei_outline_shift_level (outline, 2, -1));
  g_assert_true (kei_outline_set_kind (outline, 1, KEI_OUTLINE_TEXT));
  after = kei_outline_to_tree (outline, ids, NULL, NULL);
  second = kei_test_list_plan (after);
  g_assert_cmpstr (second, ==, "基本目標: 海の町\n  text: 1. 漁業\n基本目標: 加工\n  主な取組: 設備\n");

  kei_outline_restore_state (outline, state);
  g_assert_false (kei_outline_shift_level (outline, 0, -1));
  g_assert_true (kei_outline_set_joined (outline, 3, TRUE));
  restored = kei_outline_to_tree (outline, ids, NULL, NULL);
  third = kei_test_list_plan (restored);
  g_assert_cmpstr (third, ==, "基本目標: 海の町\n  施策: 漁業\n  施策: 加工設備\n");
  g_assert_true (kei_outline_set_joined (outline, 3, FALSE));
  kei_id_source_free (ids);
}

/* Whatever the bytes, reading ends, and what was read makes a plan. */
/* An item that the text has three times, of which a person leaves out the one that the others were merged into: it is there still,
 * with what stands under the others. */
static void
test_editing_merged (void)
{
  static const KeiOutlineKind kinds[] = { KEI_OUTLINE_IGNORE, KEI_OUTLINE_TEXT, KEI_OUTLINE_SECTION };
  g_autoptr (KeiOutline) outline = NULL;
  g_autoptr (KeiTree) tree = kei_test_import ("基本目標1 海の町\n 施策1 漁業\n\n基本目標1 海の町\n 施策1 漁業\n  ・藻場の再生\n\n基本目標1 海の町\n 施策1 漁業\n  ・担い手の研修\n", -1, &outline);
  g_autoptr (KeiOutlineState) state = kei_outline_save_state (outline);
  g_autofree char *paths = kei_test_list_paths (tree);

  g_assert_cmpstr (paths, ==, "基本目標|/海の町\n施策|/海の町/漁業\n主な取組|/海の町/漁業/藻場の再生\n主な取組|/海の町/漁業/担い手の研修\n");
  for (guint i = 0; i < outline->rows->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        KeiIdSource *ids = kei_id_source_new_seeded (7);
        g_autoptr (KeiTree) changed = NULL;
        g_autofree char *left = NULL;
        gboolean stands_for = FALSE;

        for (guint other = 0; other < outline->rows->len; other++)
          stands_for |= kei_outline_row (outline, other)->merged == i;
        if (stands_for)
          {
            g_assert_true (kei_outline_set_kind (outline, i, kinds[k]));
            changed = kei_outline_to_tree (outline, ids, NULL, NULL);
            left = kei_test_list_paths (changed);
            g_assert_nonnull (strstr (left, "漁業/藻場の再生"));
            g_assert_nonnull (strstr (left, "漁業/担い手の研修"));
            kei_outline_restore_state (outline, state);
          }
        kei_id_source_free (ids);
      }
}

static void
test_any_bytes (void)
{
  static const char *const pieces[] = {
    "政策1 ", "施策① ", "(1) ", "- ", "  ", "\n", "\n\n", "\t", "海の町", "。", "（仮）", "**", "目次", "基本目標", "……… 3", "\f", "|", "月", "12/25~1/23",
    "\xe3\x81", "\xff", "【", "】", "第1章", "#", "↓", "令和3年度", "～", "「", "」", "体制図", "地区別計画", "テーマ", "1", "・", "G I", "10月\tあ\tい"
  };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KeiOutline) outline = NULL;
      guint n = g_test_rand_int_range (1, 120);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      outline = kei_outline_read (text->str, text->len, NULL, &error);
      if (outline != NULL)
        {
          KeiIdSource *ids = kei_id_source_new_seeded (round);
          g_autoptr (KeiTree) tree = NULL;

          for (guint i = 0; i < 10 && outline->rows->len > 0; i++)
            {
              guint row = g_test_rand_int_range (0, outline->rows->len);

              kei_outline_shift_level (outline, row, g_test_rand_bit () ? 1 : -1);
              kei_outline_set_joined (outline, g_test_rand_int_range (0, outline->rows->len), g_test_rand_bit ());
              kei_outline_set_kind (outline, row, g_test_rand_int_range (0, KEI_OUTLINE_N_KINDS));
            }
          tree = kei_outline_to_tree (outline, ids, NULL, &error);
          g_assert_no_error (error);
          g_assert_nonnull (tree);
          kei_id_source_free (ids);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/outline/read/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/outline/plan-fields", test_plan_fields);
  g_test_add_func ("/outline/notes", test_notes);
  g_test_add_func ("/outline/declared-mismatch", test_declared_mismatch);
  g_test_add_func ("/outline/renumbered", test_renumbered);
  g_test_add_func ("/outline/tentative", test_tentative);
  g_test_add_func ("/outline/no-outline", test_no_outline);
  g_test_add_func ("/outline/markup", test_markup);
  g_test_add_func ("/outline/angle-brackets", test_angle_brackets);
  g_test_add_func ("/outline/cancelled", test_cancelled);
  g_test_add_func ("/outline/long-texts", test_long_texts);
  g_test_add_func ("/outline/editing", test_editing);
  g_test_add_func ("/outline/editing-merged", test_editing_merged);
  g_test_add_func ("/outline/any-bytes", test_any_bytes);
  return g_test_run ();
}
