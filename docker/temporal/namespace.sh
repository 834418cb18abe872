#!/bin/sh
# Histories stay 30 days after the end of a path; what must be kept longer is in the product's tables.
set -eu

temporal operator namespace describe -n default ||
  temporal operator namespace create -n default --retention 720h
