/* help.c: the pages of help, as data. Results and checks of a step are not repeated here: whoever
 * shows a page takes them from the guidance. */
#include "help.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmHelpPart programme[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("A CRM programme changes how a whole organisation treats its customers. It fails when it "
       "is taken for a piece of software, when leaders leave it to others, or when nobody looks "
       "at the numbers. The eight steps put things in an order in which each rests on the one "
       "before: first what you want and for whom, then how people and work have to change, then "
       "data and technology, and last how you tell whether it works.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM,
    N_("Fill in the organisation: its name, calendar, currency and the window over which "
       "customers are sorted into tiers.") },
  { CRM_HELP_ITEM,
    N_("Enter or import people, units and jobs; everything later names somebody who is "
       "responsible.") },
  { CRM_HELP_ITEM,
    N_("Plan a round with its milestones, and hold committee meetings with decisions and "
       "actions that have a due date.") },
  { CRM_HELP_ITEM,
    N_("Walk through the steps. Any step may be opened at any time; what is missing is told, "
       "never forbidden.") },
  { CRM_HELP_ITEM,
    N_("Sign a step when its results are in. When all eight are signed, a new round begins with "
       "what was learnt.") },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Starting with technology; choosing goals without a number; meeting without decisions; "
       "and calling the programme finished after the first round.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("A maker of kitchen appliances with nine units runs one round a year. The committee "
       "meets every second Sunday for an hour: ten minutes for actions overdue, twenty for the "
       "step that is furthest behind, twenty for one KPI off target, ten for decisions.") },
};

static const CrmHelpPart vision[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("Everybody in the organisation should be able to say what it wants to be for its "
       "customers, and what CRM means here. Without that, each unit buys, trains and measures "
       "for a picture of its own. This step writes the picture down, has it agreed, makes sure "
       "that people share it, and turns it into goals that can be measured and promises that "
       "customers can hold you to.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM,
    N_("Write a vision statement that a customer would care about, and agree on it with the "
       "leaders.") },
  { CRM_HELP_ITEM,
    N_("Write the definition of CRM in one wording for all units, and record who has "
       "acknowledged it.") },
  { CRM_HELP_ITEM, N_("Hold courses, for managers first and longest; note who attended.") },
  { CRM_HELP_ITEM,
    N_("Set at least three goals, each with a KPI, baseline, target, due date and owner; then "
       "ask whether people understand them.") },
  { CRM_HELP_ITEM,
    N_("Write promises to customers, and for each the ability or strategy that makes it true.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("A vision that praises the organisation instead of helping the customer; a goal such as "
       "“better service” that no number can prove; a promise that advertising makes and the "
       "warehouse cannot keep.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("Vision: “Whoever buys from us never has to ask twice.” Goal: first answers within six "
       "hours instead of eleven, measured weekly, by the end of the year, owned by the head of "
       "service. Promise: “A spare part reaches you in three days”, backed by the stock "
       "strategy.") },
};

static const CrmHelpPart strategy[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("Not all customers bring the same, and not all need the same. This step finds out who "
       "brings how much, sorts customers into tiers and segments, and decides for each segment "
       "what to win it, serve it or keep it with. A strategy answers your goals and promises, "
       "uses your strengths, removes weaknesses, and takes notice of what competitors do. "
       "Tactics then say what is done this quarter.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM, N_("Import customers, purchases and customer costs from your own systems.") },
  { CRM_HELP_ITEM,
    N_("Set the rules of the tiers and let customers be sorted; give each segment goals.") },
  { CRM_HELP_ITEM,
    N_("Write down needs of each segment, your strengths and weaknesses beside the best "
       "competitor, and what competitors do.") },
  { CRM_HELP_ITEM,
    N_("Write a strategy for each segment and link it to goals, promises, strengths, weaknesses "
       "and needs; have some for the long and some for the short term.") },
  { CRM_HELP_ITEM,
    N_("Fill the board of tactics: product, price, promotion and place, for each segment and "
       "quarter, or decide to have none.") },
  { CRM_HELP_ITEM,
    N_("Give key accounts a manager and an account plan, and decide about customers who cost "
       "more than they bring.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Treating everybody alike, which spends most on those who bring least; copying a "
       "competitor instead of answering him; and planning only for today or only for some day.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("Forty builders bring half of the profit. Their need is delivery on a named day; a "
       "competitor offers it. Strategy: “Fixed days for builders”, for two years. Tactic of "
       "this quarter, place: a second van on Tuesdays.") },
};

static const CrmHelpPart experience[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("Customers judge you by what happens to them, contact by contact. This step makes sure "
       "that contacts, complaints and answers are heard, written down in time, and understood, "
       "and that something changes because of them. It is the ear of the programme: the other "
       "steps rest on what is heard here.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM, N_("Decide who records which contacts, how often and how soon.") },
  { CRM_HELP_ITEM,
    N_("Record interactions with what was seen, needed, liked and disliked, and follow up what "
       "was promised.") },
  { CRM_HELP_ITEM,
    N_("Give every complaint an owner and a time limit; note when the first answer went out and "
       "when it was solved.") },
  { CRM_HELP_ITEM, N_("Ask each segment once a quarter, with few questions.") },
  { CRM_HELP_ITEM,
    N_("Draw the journey as touchpoints, and write lessons that say what will be done "
       "differently.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Asking and not answering; measuring satisfaction once a year; calling customers more "
       "often than they allow; and lessons that change nothing.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("Three complaints in a month say “the fitter came without the part”. Lesson: the office "
       "reads the model number back on the phone. It changes the tactic “visit within two "
       "days”; the next month has one such complaint.") },
};

static const CrmHelpPart collaboration[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("What customers feel outside begins inside: in what leaders do, what people can do and "
       "know, how units are built, who answers for what, and what people are paid for. This "
       "step brings these into line, so that nobody has to work against his own bonus to serve "
       "a customer well.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM,
    N_("Have every head of a unit promise one visible behaviour, and let others note what they "
       "saw.") },
  { CRM_HELP_ITEM,
    N_("List the skills that jobs require and the levels found in people; train for the gaps.") },
  { CRM_HELP_ITEM,
    N_("Write down knowledge that must not get lost, with permanent staff as owners, and share "
       "it.") },
  { CRM_HELP_ITEM,
    N_("See that each segment has a unit or team, and each process somebody accountable.") },
  { CRM_HELP_ITEM,
    N_("Build incentive schemes whose criteria are measured, one of them customers’ "
       "satisfaction, weights adding up to 100 per cent.") },
  { CRM_HELP_ITEM, N_("Tell staff what is going on, and answer their suggestions.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Asking for teamwork and paying for sales; leaving what is known with temporary staff; "
       "and leaders who send others to the course.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("The head of sales promises to call one unhappy customer every Monday. Colleagues noted "
       "it in nine of twelve weeks. The scheme of her unit now pays 40 per cent for margin, 30 "
       "per cent for satisfaction and 30 per cent for contacts written down in time.") },
};

static const CrmHelpPart processes[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("A customer meets your processes, not your organisation chart. Work that passes through "
       "many hands waits between them. This step draws how the work that customers feel is done "
       "today and how it is to be done, counts time, waiting, hand-offs and cost of both, and "
       "leads from one to the other.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM,
    N_("Choose the few processes that customers feel most: an order, a complaint, a visit.") },
  { CRM_HELP_ITEM,
    N_("Draw each as it is, one activity in one lane, with work and waiting time; ask those who "
       "do it.") },
  { CRM_HELP_ITEM,
    N_("Draw how it is to be: leave out what no customer would pay for, bring what is left into "
       "fewer hands.") },
  { CRM_HELP_ITEM,
    N_("Name an owner and the goal it serves, and plan the change as a milestone.") },
  { CRM_HELP_ITEM, N_("When the new way runs, measure again.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Drawing how things should have been instead of how they are; putting a computer under a "
       "bad process; and counting work but not waiting, which is most of the time.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("A complaint took nine days: fifty minutes of work, four hand-offs, the rest waiting. As "
       "it is to be, service decides on amounts up to a limit itself: two days, one hand-off.") },
};

static const CrmHelpPart information[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("To treat a customer alike in every unit, all must see the same customer. This step "
       "lists what you know or need to know about customers, where it comes from, where it is "
       "kept, how complete and right it is, who may read and change it, and by what right you "
       "keep it at all.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM, N_("List channels and systems, the folder on the shelf among them.") },
  { CRM_HELP_ITEM,
    N_("List data items, each with its source, its system, an owner and the step that needs it.") },
  { CRM_HELP_ITEM,
    N_("Measure how complete, accurate and timely the important ones are, and mend the worst "
       "first.") },
  { CRM_HELP_ITEM, N_("Say for each unit what it may read and change.") },
  { CRM_HELP_ITEM, N_("Write the legal ground and the retention period of personal data.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Collecting what nobody uses; the same customer under three names; and data that only "
       "one person can reach.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("“Preferred day of delivery” is needed by step 2, is known for 38 per cent of builders, "
       "and lives in the drivers’ heads. Its owner is now the sales desk; it is asked with each "
       "order; after a quarter 81 per cent are known.") },
};

static const CrmHelpPart technology[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("Technology comes seventh because it can only serve what steps 1 to 6 have designed. "
       "This step turns the design into requirements, compares options by how well each meets "
       "them and what each costs over its life, and ends in a choice that can be explained.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM,
    N_("Write requirements, each naming the strategy, process, data item or KPI that asks for "
       "it, and whether it is a must.") },
  { CRM_HELP_ITEM, N_("Look at three options or more, doing without one among them.") },
  { CRM_HELP_ITEM,
    N_("Judge how well each option meets each requirement, and what proves it: seen at work "
       "counts more than told.") },
  { CRM_HELP_ITEM, N_("Add up costs over the years: licences, people, training, data.") },
  { CRM_HELP_ITEM, N_("Try the best in a pilot, then record the choice with its reasons.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Choosing before knowing what for; believing a brochure; buying for a hundred people "
       "what ten will use; and forgetting who moves the data.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("Fifteen fits of three options to five requirements: the cheapest fails one must, “works "
       "without a network for a day”. The second was seen at work in a firm of the same size, "
       "costs a third more in five years, and is chosen.") },
};

static const CrmHelpPart metrics[] = {
  { CRM_HELP_HEADING, N_("What it is for") },
  { CRM_HELP_PARAGRAPH,
    N_("A programme that is not measured is a belief. This step gives each goal a KPI with an "
       "owner, a frequency and a target, has it reviewed at times agreed beforehand, and turns "
       "what is off target into improvements whose effect the next review can see. Benefits and "
       "investments say whether it pays.") },
  { CRM_HELP_HEADING, N_("In this order") },
  { CRM_HELP_ITEM, N_("Choose few KPIs: what customers feel, what people do, what it brings.") },
  { CRM_HELP_ITEM,
    N_("Set the direction, unit, frequency and owner of each, and a target with a day from "
       "which it holds.") },
  { CRM_HELP_ITEM,
    N_("Enter measurements each period; a missing value stays missing, it is never zero.") },
  { CRM_HELP_ITEM,
    N_("Hold reviews, and write an improvement for what is off target, with cause, action and "
       "due date.") },
  { CRM_HELP_ITEM, N_("Write benefits and investments, planned and actual.") },
  { CRM_HELP_HEADING, N_("What it produces, and when that counts") },
  { CRM_HELP_RESULTS, NULL },
  { CRM_HELP_HEADING, N_("Common mistakes") },
  { CRM_HELP_PARAGRAPH,
    N_("Measuring what is easy; changing the target when it is missed; looking at a KPI only "
       "when it is bad; and paying for a number that can be bent.") },
  { CRM_HELP_PARAGRAPH,
    N_("The method check tells of each of these, with the record and what to do:") },
  { CRM_HELP_CHECKS, NULL },
  { CRM_HELP_HEADING, N_("An example") },
  { CRM_HELP_PARAGRAPH,
    N_("First answers take 5.8 hours; target 5, limit 5.5: off target. The review finds "
       "Saturdays. Improvement: one person on call; due in three weeks. Next month 5.1: near "
       "target.") },
};

static const CrmHelpPart tables[] = {
  { CRM_HELP_PARAGRAPH,
    N_("Each kind of record has a table. A click on a row, or Enter, shows the record in the "
       "inspector beside it; whatever you change there is saved at once, and Undo takes it "
       "back, even after closing the programme.") },
  { CRM_HELP_HEADING, N_("Finding") },
  { CRM_HELP_PARAGRAPH,
    N_("Search reads texts of all columns and does not mind accents, capitals, or how ی and ک "
       "were typed. A filter is written in words: region = Tehran and revenue > 5000. The words "
       "offered are the columns of the table.") },
  { CRM_HELP_PARAGRAPH,
    N_("A head sorts by its column, again the other way, a third time as at first. Columns are "
       "chosen in the menu of the table.") },
  { CRM_HELP_HEADING, N_("Writing") },
  { CRM_HELP_PARAGRAPH,
    N_("Days may be written in either calendar, numbers with Persian or Latin digits, and "
       "amounts with words: 3 million, ۵۰۰ هزار تومان. What cannot be understood is said under "
       "its field, and nothing is lost.") },
  { CRM_HELP_PARAGRAPH,
    N_("A field that names another record finds it as you type, and can make it. Links to "
       "several records are kept on both sides.") },
  { CRM_HELP_HEADING, N_("Taking back") },
  { CRM_HELP_PARAGRAPH,
    N_("Delete asks nothing, as Undo brings everything back. What was changed long ago is in "
       "the history: “Restore this” brings back one change and leaves the rest.") },
};

static const CrmHelpPart import[] = {
  { CRM_HELP_PARAGRAPH,
    N_("Tables of CSV and Excel files come in through “Import into this table”. Open the table "
       "they belong to, choose the file, and look at what would happen: nothing is written "
       "before you say so.") },
  { CRM_HELP_ITEM,
    N_("Columns are matched by their heads in either language; correct what was guessed wrongly.") },
  { CRM_HELP_ITEM,
    N_("Calendar, decimal mark and unit of money are read from the whole column; where a column "
       "fits two ways, you are asked.") },
  { CRM_HELP_ITEM,
    N_("Records are found again by their code, or by name: what is known is updated, what is "
       "new is added, and an empty cell changes nothing.") },
  { CRM_HELP_ITEM,
    N_("Rows that cannot be taken are handed back as a file with the reason beside each; mend "
       "them there and import that file.") },
  { CRM_HELP_PARAGRAPH,
    N_("An import is one act: Undo takes all of it back. Up to a hundred thousand records Redo "
       "brings it again; beyond that, import the file once more.") },
};

static const CrmHelpPart results[] = {
  { CRM_HELP_PARAGRAPH,
    N_("Each step says what it must produce. Evidence for a result is counted from the records "
       "as you work: “2 of 9 heads of units”. A click shows the records that count and those "
       "that are missing.") },
  { CRM_HELP_PARAGRAPH,
    N_("Checks tell what the method advises against, why it matters, and what repairs it. A "
       "check that must stay as it is for now can be accepted with a reason; the acceptance "
       "belongs to the round, and can be taken back.") },
  { CRM_HELP_PARAGRAPH,
    N_("Signing says: we have looked at this, and it holds. What is signed keeps the state in "
       "words and the moment. When records change afterwards, that is told beside the "
       "signature. A step with open checks may be signed too, but only with a reason.") },
  { CRM_HELP_PARAGRAPH,
    N_("Who changed what and when is in the history of the programme, and in that of each "
       "record.") },
};

static const CrmHelpPart keyboard[] = {
  { CRM_HELP_PARAGRAPH,
    N_("Everything can be done without a mouse. Ctrl+K goes to anything: type a few letters of "
       "a record, a page or a command, choose with the arrows, and press Enter. Ctrl+1 to "
       "Ctrl+8 open the steps, Ctrl+0 the overview, Alt+1 to Alt+5 the views of a step.") },
  { CRM_HELP_PARAGRAPH,
    N_("F6 moves between the sidebar, the table and the inspector. In a table the arrows move, "
       "Enter shows the record, F2 edits it, Delete deletes it. Tab leaves a table.") },
  { CRM_HELP_PARAGRAPH,
    N_("In Persian the arrows follow the screen, not the order of reading. All keys are in the "
       "window of keyboard shortcuts: Ctrl+?.") },
};

static const CrmHelpPage pages[] = {
  { "programme", 0, N_("Whole programme"), programme, G_N_ELEMENTS (programme) },
  { "vision", 1, NULL, vision, G_N_ELEMENTS (vision) },
  { "strategy", 2, NULL, strategy, G_N_ELEMENTS (strategy) },
  { "experience", 3, NULL, experience, G_N_ELEMENTS (experience) },
  { "collaboration", 4, NULL, collaboration, G_N_ELEMENTS (collaboration) },
  { "processes", 5, NULL, processes, G_N_ELEMENTS (processes) },
  { "information", 6, NULL, information, G_N_ELEMENTS (information) },
  { "technology", 7, NULL, technology, G_N_ELEMENTS (technology) },
  { "metrics", 8, NULL, metrics, G_N_ELEMENTS (metrics) },
  { "tables", CRM_HELP_NO_STEP, N_("Tables and forms"), tables, G_N_ELEMENTS (tables) },
  { "import", CRM_HELP_NO_STEP, N_("Importing"), import, G_N_ELEMENTS (import) },
  { "results", CRM_HELP_NO_STEP, N_("Results, checks and sign-off"), results, G_N_ELEMENTS (results) },
  { "keyboard", CRM_HELP_NO_STEP, N_("Keyboard"), keyboard, G_N_ELEMENTS (keyboard) },
};
/* clang-format on */

const CrmHelpPage *
crm_help_get_pages (guint *n)
{
  *n = G_N_ELEMENTS (pages);
  return pages;
}
