# Sourced in an empty folder: a project that has one of everything, for the pages' examples and for the tests that run
# every command. olga is its owner, mia a manager, ana and ben annotators.
set -e
tasks init --name demo --owner olga@example.com
tasks user add mia@example.com --role manager --name "Mia Moreau"
tasks user add ana@example.com --name "Ana Alves"
tasks user add ben@example.com --name "Ben Bakker"
tasks group add night --member ana@example.com,ben@example.com
set +e
