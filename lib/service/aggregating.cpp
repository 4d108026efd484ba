#include "lib/service/aggregating.hpp"

#include <algorithm>

#include "lib/base/text.hpp"

namespace tasks::service {
namespace {

constexpr double k_least_told = 1e-12;  // less is rounding

}  // namespace

Aggregating::Aggregating(scoring::Labels labels, model::AggregationMethod method)
    : m_labels(std::move(labels)),
      m_method(method),
      m_result(method == model::AggregationMethod::majority ? scoring::majority(m_labels, {}) : scoring::dawid_skene(m_labels, {})) {}

void Aggregating::each_label(const std::function<void(const model::AggregatedLabel&)>& visit) const {
  model::AggregatedLabel label;
  for (std::uint32_t item = 0; item < m_labels.item_count(); ++item) {
    label.item = m_labels.items[item];
    label.answers = static_cast<std::int64_t>(m_labels.of(item).size());
    label.tied = m_result.tied[item] != 0;
    label.posteriors.clear();
    label.label.clear();
    label.posterior = model::k_undefined;
    if (const std::uint32_t best = m_result.labels[item]; best != scoring::k_none) {
      label.label = m_labels.classes[best];
      label.posterior = m_result.posterior(item, best);
      for (std::uint32_t k = 0; k < m_result.classes; ++k)
        if (m_result.posterior(item, k) > k_least_told) label.posteriors.emplace_back(m_labels.classes[k], m_result.posterior(item, k));
    }
    visit(label);
  }
}

void Aggregating::each_skill(const std::function<void(const model::Skill&)>& visit) const {
  std::vector<std::int64_t> answers(m_labels.annotators.size(), 0);
  for (const scoring::Answer& answer : m_labels.answers) ++answers[answer.annotator];
  model::Skill skill;
  for (std::uint32_t k = 0; k < m_result.classes; ++k) skill.labels.emplace_back(m_labels.classes[k]);
  for (std::uint32_t who = 0; who < m_labels.annotators.size(); ++who) {
    skill.annotator = m_labels.annotators[who];
    skill.answers = answers[who];
    skill.skill = answers[who] > 0 ? m_result.skills[who] : model::k_undefined;
    skill.confusion.clear();
    for (std::uint32_t truth = 0; truth < m_result.classes; ++truth)
      for (std::uint32_t said = 0; said < m_result.classes; ++said) skill.confusion.push_back(m_result.said(who, truth, said));
    visit(skill);
  }
}

model::AggregationSummary Aggregating::summary() const {
  model::AggregationSummary s;
  s.method = m_method;
  s.items = static_cast<std::int64_t>(m_labels.item_count());
  s.annotators = m_labels.annotators.size();
  s.answers = static_cast<std::int64_t>(m_labels.answers.size());
  s.tied = std::count(m_result.tied.begin(), m_result.tied.end(), 1);
  s.log_likelihood = m_result.log_likelihood;
  s.iterations = m_result.iterations;
  s.converged = m_result.converged;
  for (std::uint32_t k = 0; k < m_result.classes; ++k) s.shares.emplace_back(m_labels.classes[k], m_result.shares[k]);
  return s;
}

std::vector<std::string> Aggregating::notes() const {
  std::vector<std::string> notes;
  if (const auto tied = std::count(m_result.tied.begin(), m_result.tied.end(), 1); tied > 0)
    notes.push_back(cat(plural(tied, "item"), tied == 1 ? " is" : " are", " tied: the label with the lower bytes was taken"));
  if (!m_result.converged) notes.push_back(cat("not converged after ", m_result.iterations, " iterations"));
  return notes;
}

}  // namespace tasks::service
