/* assessment-lists.c: what a committee asks itself, list by list. Each item is judged from 1 to 5;
 * its sentence says how the best looks. Data only. */
#include "assessment-lists.h"

#include "crm-i18n.h"

/* clang-format off */
static const CrmAssessmentItem success_dimensions[] = {
  { N_("Key-customer focus"),
    N_("The customers that bring most are known by name, and each has a person and a plan of their own.") },
  { N_("Organisation around the customer"),
    N_("Structure, duties and incentives follow the customer's way through the house, not the walls between units.") },
  { N_("Knowledge of customers"),
    N_("What is learnt about customers is written down, shared and used in decisions.") },
  { N_("Technology for customers"),
    N_("The systems give everybody who meets a customer the same picture at once, and people use them.") },
  { NULL },
};
static const CrmAssessmentItem engines[] = {
  { N_("One place for customer data"),
    N_("All data on a customer come together in one record that everybody trusts.") },
  { N_("Analysis and segmentation"),
    N_("Customers are grouped by value and behaviour, and the groups are looked at again in time.") },
  { N_("Answer to personal needs"),
    N_("The offer follows what the single customer needs, not the average of all.") },
  { N_("Contact by the preferred channel"),
    N_("Customers are reached where, when and as often as they wish.") },
  { N_("Exchange with customers"),
    N_("Each contact teaches something, and the next one shows that it was remembered.") },
  { NULL },
};
static const CrmAssessmentItem sales_skills[] = {
  { N_("Sales structure by customers"),
    N_("Sellers are assigned to groups of customers, not to products or districts alone.") },
  { N_("Training of sellers"),
    N_("Sellers are trained before they meet customers, and again when offers change.") },
  { N_("Supervision of sales"),
    N_("Somebody goes along, listens and says what was good and what was not.") },
  { N_("Choice of target customers"),
    N_("Sellers know which customers to spend their time on, and why.") },
  { N_("Search for prospects"),
    N_("New prospects are sought all year by more than one way, and each is followed up.") },
  { N_("Use of sellers' time"),
    N_("Most of a seller's day is spent with customers, not on the road or with papers.") },
  { N_("Evaluation of sellers"),
    N_("Sellers are judged by satisfied and loyal customers as well as by turnover.") },
  { NULL },
};
static const CrmAssessmentItem awareness[] = {
  { N_("Customer information system"),
    N_("Who speaks with a customer sees at once what was agreed before.") },
  { N_("Contact before the contract"),
    N_("Customers learn what they need to decide, early and honestly.") },
  { N_("Contact after the contract"),
    N_("After the sale somebody asks how it goes, without being asked to.") },
  { N_("Use of the media"),
    N_("Customers hear of us through media that they really follow.") },
  { N_("Customer room"),
    N_("There is a place, real or on the web, where customers are received and can say what they think.") },
  { N_("Finding out needs"),
    N_("Needs are asked for and observed regularly, not guessed.") },
  { N_("Strategy of dealing with customers"),
    N_("Everybody knows how each group of customers is to be treated.") },
  { N_("Service before the sale"),
    N_("Advice, samples and visits help customers to choose well.") },
  { N_("Handling of complaints"),
    N_("Complaints are easy to make, answered in time and their causes removed.") },
  { N_("Measuring satisfaction"),
    N_("Satisfaction is measured at fixed times, and the results are known to all.") },
  { N_("Correction of processes"),
    N_("What customers say changes how the work is done.") },
  { NULL },
};
static const CrmAssessmentItem service_quality[] = {
  { N_("Clear communication"),
    N_("Customers are told what happens next in words that they understand.") },
  { N_("Kept promises"),
    N_("What was promised is done, and nothing is promised that cannot be.") },
  { N_("Punctuality"),
    N_("Deliveries, visits and answers come at the time agreed.") },
  { N_("Right the first time"),
    N_("The customer need not come twice for the same thing.") },
  { N_("Expert staff"),
    N_("Whoever is asked knows the answer or who has it.") },
  { N_("Fast repair"),
    N_("When something fails it is put right quickly, and the customer knows when.") },
  { N_("Pleasant place"),
    N_("Rooms, papers and pages are clean, inviting and easy to find one's way in.") },
  { N_("The customer's view"),
    N_("Staff put themselves in the customer's place before they decide.") },
  { N_("Courtesy"),
    N_("Every customer is greeted, looked at and thanked, on the phone too.") },
  { N_("Neat appearance"),
    N_("Clothes, desks and vehicles show respect for the customer.") },
  { N_("Interest in the customer"),
    N_("Staff ask and remember what matters to the person before them.") },
  { N_("Listening more than talking"),
    N_("Staff let customers finish, and repeat what they have understood.") },
  { N_("Apology first"),
    N_("When something went wrong, the apology comes before the explanation.") },
  { N_("Policy for rude customers"),
    N_("Staff know what to do and who helps when a customer insults them.") },
  { NULL },
};

static const CrmAssessmentList lists[] = {
  { "success_dimensions", success_dimensions },
  { "engines", engines },
  { "sales_skills", sales_skills },
  { "awareness", awareness },
  { "service_quality", service_quality },
  { "own", NULL },
  { NULL },
};
/* clang-format on */

const CrmAssessmentList *
crm_assessment_lists_get (void)
{
  return lists;
}
