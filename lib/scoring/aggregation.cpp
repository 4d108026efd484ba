#include "lib/scoring/aggregation.hpp"

#include <algorithm>
#include <cmath>

#include "lib/base/error.hpp"
#include "lib/base/interrupt.hpp"
#include "lib/base/text.hpp"

namespace tasks::scoring {
namespace {

constexpr std::size_t k_most_cells = std::size_t{1} << 28;  // 2 GiB of confusion matrices
constexpr double k_least = 1e-100;                          // stands for a probability of 0 where its logarithm is wanted

std::vector<double> vote_shares(const Labels& labels) {
  const std::size_t classes = labels.classes.size();
  std::vector<double> shares(labels.item_count() * classes, 0);
  for (std::size_t item = 0; item < labels.item_count(); ++item) {
    const auto answers = labels.of(item);
    for (const Answer& answer : answers) shares[item * classes + answer.label] += 1.0 / static_cast<double>(answers.size());
  }
  return shares;
}

// The class with the most, and whether another has as much. What differs by rounding alone is the same.
void choose(const Labels& labels, const std::vector<std::uint32_t>& order, Aggregation& result) {
  constexpr double k_rounding = 1e-12;
  result.labels.assign(labels.item_count(), k_none);
  result.tied.assign(labels.item_count(), 0);
  for (std::size_t item = 0; item < labels.item_count(); ++item) {
    if (labels.of(item).empty()) continue;
    std::uint32_t best = order.front();
    for (const std::uint32_t label : order)
      if (result.posterior(item, label) > result.posterior(item, best) + k_rounding) best = label;
    for (const std::uint32_t label : order)
      if (label != best && result.posterior(item, label) > result.posterior(item, best) - k_rounding) result.tied[item] = 1;
    result.labels[item] = best;
  }
}

// Rows of `classes` figures: what the loops over all answers are made of. No two of them overlap.
void add(double* __restrict to, const double* __restrict from, std::size_t classes) {
  for (std::size_t k = 0; k < classes; ++k) to[k] += from[k];
}

// From logarithms to shares; the logarithm of their sum.
double shares_of(const double* __restrict score, double* __restrict shares, std::size_t classes) {
  const double most = *std::max_element(score, score + classes);
  double sum = 0;
  for (std::size_t k = 0; k < classes; ++k) sum += shares[k] = std::exp(score[k] - most);
  const double whole = 1 / sum;
  for (std::size_t k = 0; k < classes; ++k) shares[k] *= whole;
  return most + std::log(sum);
}

// Tables are laid out by annotator, label said, true class: what belongs to one answer lies together.
class Estimate {
 public:
  Estimate(const Labels& labels, Aggregation& result)
      : m_labels(labels), m_result(result), m_classes(labels.classes.size()), m_counts(labels.annotators.size() * m_classes * m_classes), m_logs(m_counts.size()) {}

  // From posteriors to shares and error rates.
  void maximize() {
    std::fill(m_counts.begin(), m_counts.end(), 0.0);
    m_result.shares.assign(m_classes, 0);
    double labeled = 0;
    for (std::size_t item = 0; item < m_labels.item_count(); ++item) {
      const auto answers = m_labels.of(item);
      if (answers.empty()) continue;
      labeled += 1;
      const double* const p = &m_result.posteriors[item * m_classes];
      add(m_result.shares.data(), p, m_classes);
      for (const Answer& answer : answers) add(&m_counts[cell(answer)], p, m_classes);
    }
    if (labeled > 0)
      for (double& share : m_result.shares) share /= labeled;
  }

  // From shares and error rates to posteriors; the log-likelihood of the answers.
  double expect() {
    logarithms();
    std::vector<double> prior(m_classes), score(m_classes);
    for (std::size_t k = 0; k < m_classes; ++k) prior[k] = std::log(std::max(m_result.shares[k], k_least));
    double likelihood = 0;
    for (std::size_t item = 0; item < m_labels.item_count(); ++item) {
      if ((item & 0xffff) == 0) throw_if_interrupted();
      const auto answers = m_labels.of(item);
      if (answers.empty()) continue;
      std::copy(prior.begin(), prior.end(), score.begin());
      for (const Answer& answer : answers) add(score.data(), &m_logs[cell(answer)], m_classes);
      likelihood += shares_of(score.data(), &m_result.posteriors[item * m_classes], m_classes);
    }
    return likelihood;
  }

  void tell_annotators() {
    m_result.confusion.assign(m_counts.size(), 0);
    m_result.skills.assign(m_labels.annotators.size(), 0);
    for (std::size_t who = 0; who < m_labels.annotators.size(); ++who)
      for (std::size_t k = 0; k < m_classes; ++k) {
        double all = 0;
        for (std::size_t said = 0; said < m_classes; ++said) all += m_counts[(who * m_classes + said) * m_classes + k];
        if (all == 0) continue;
        for (std::size_t said = 0; said < m_classes; ++said)
          m_result.confusion[(who * m_classes + k) * m_classes + said] = m_counts[(who * m_classes + said) * m_classes + k] / all;
        m_result.skills[who] += m_result.shares[k] * m_result.confusion[(who * m_classes + k) * m_classes + k];
      }
  }

 private:
  std::size_t cell(const Answer& answer) const { return (answer.annotator * m_classes + answer.label) * m_classes; }

  void logarithms() {
    for (std::size_t who = 0; who < m_labels.annotators.size(); ++who)
      for (std::size_t k = 0; k < m_classes; ++k) {
        double all = 0;
        for (std::size_t said = 0; said < m_classes; ++said) all += m_counts[(who * m_classes + said) * m_classes + k];
        for (std::size_t said = 0; said < m_classes; ++said) {
          const std::size_t at = (who * m_classes + said) * m_classes + k;
          m_logs[at] = std::log(all > 0 ? std::max(m_counts[at] / all, k_least) : k_least);
        }
      }
  }

  const Labels& m_labels;
  Aggregation& m_result;
  std::size_t m_classes;
  std::vector<double> m_counts, m_logs;
};

void check_size(const Labels& labels) {
  const std::size_t classes = labels.classes.size(), annotators = labels.annotators.size();
  if (classes > 0 && annotators > k_most_cells / classes / classes)
    throw Error(Code::bad_value, cat("confusion matrices of ", annotators, " annotators and ", classes, " labels do not fit in memory"))
        .hint("label fewer classes, or take fewer annotators at a time");
}

std::vector<std::uint32_t> in_order(const Labels& labels, const std::vector<std::uint32_t>& preference) {
  std::vector<std::uint32_t> order(preference);
  std::vector<char> there(labels.classes.size(), 0);
  for (const std::uint32_t label : order) there[label] = 1;
  for (std::uint32_t label = 0; label < labels.classes.size(); ++label)
    if (!there[label]) order.push_back(label);
  return order;
}

}  // namespace

Aggregation majority(const Labels& labels, const std::vector<std::uint32_t>& preference) {
  check_size(labels);
  Aggregation result;
  result.classes = labels.classes.size();
  result.posteriors = vote_shares(labels);
  if (result.classes == 0) {
    result.labels.assign(labels.item_count(), k_none);
    result.tied.assign(labels.item_count(), 0);
    result.skills.assign(labels.annotators.size(), 0);
    return result;
  }
  choose(labels, in_order(labels, preference), result);
  // What the annotators say of the labels that won.
  Aggregation won;
  won.classes = result.classes;
  won.posteriors.assign(result.posteriors.size(), 0);
  for (std::size_t item = 0; item < labels.item_count(); ++item)
    if (result.labels[item] != k_none) won.posteriors[item * result.classes + result.labels[item]] = 1;
  Estimate estimate(labels, won);
  estimate.maximize();
  estimate.tell_annotators();
  result.shares = std::move(won.shares);
  result.confusion = std::move(won.confusion);
  result.skills = std::move(won.skills);
  return result;
}

Aggregation dawid_skene(const Labels& labels, const Convergence& until) {
  check_size(labels);
  Aggregation result;
  result.classes = labels.classes.size();
  if (result.classes == 0) return majority(labels, {});
  result.posteriors = vote_shares(labels);
  result.converged = false;
  Estimate estimate(labels, result);
  for (double last = -std::numeric_limits<double>::infinity(); result.iterations < until.most && !result.converged; last = result.log_likelihood) {
    estimate.maximize();
    result.log_likelihood = estimate.expect();
    ++result.iterations;
    result.converged = std::abs(result.log_likelihood - last) < until.tolerance;
  }
  estimate.maximize();
  estimate.tell_annotators();
  choose(labels, in_order(labels, {}), result);
  return result;
}

}  // namespace tasks::scoring
