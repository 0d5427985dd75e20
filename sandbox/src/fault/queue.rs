//! Faults that were queued ahead of their request: browsers send no headers but the two that CORS lets through.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::fault::Fault;

const QUEUED_MAX: usize = 10_000;

/// Faults for requests to come, in the order in which they were queued.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct FaultQueue {
    queued: VecDeque<Queued>,
}

/// A fault with the requests that it is for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Queued {
    /// Only for requests with this token; absent: for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// Only for requests to this path; absent: for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// How many requests it is for.
    #[serde(default = "once")]
    times: u32,
    #[serde(deserialize_with = "Fault::from_object")]
    fault: Fault,
}

fn once() -> u32 {
    1
}

impl Queued {
    pub(crate) fn parse(json: &[u8]) -> Result<Self, String> {
        let queued: Self = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        queued.fault.check()?;
        if queued.times == 0 {
            return Err("times must be 1 or more".to_owned());
        }
        if queued.fault.is_for_preflights() && queued.token.is_some() {
            return Err("a preflight carries no token to match".to_owned());
        }
        Ok(queued)
    }

    fn is_for(&self, path: &str, token: Option<&str>) -> bool {
        let wants = |wanted: &Option<String>, actual: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| Some(wanted) == actual)
        };
        wants(&self.path, Some(path)) && wants(&self.token, token)
    }
}

impl FaultQueue {
    pub(crate) fn push(&mut self, queued: Queued) -> Result<usize, String> {
        if self.queued.len() >= QUEUED_MAX {
            return Err(format!("{QUEUED_MAX} faults are queued: DELETE /sandbox/faults"));
        }
        self.queued.push_back(queued);
        Ok(self.queued.len())
    }

    pub(crate) fn clear(&mut self) {
        self.queued.clear();
    }

    /// The fault for a request; it has then one turn less.
    pub(crate) fn take(&mut self, path: &str, token: Option<&str>) -> Option<Fault> {
        self.take_first(|queued| !queued.fault.is_for_preflights() && queued.is_for(path, token))
    }

    /// The fault for a preflight.
    pub(crate) fn take_for_preflight(&mut self, path: &str) -> Option<Fault> {
        self.take_first(|queued| queued.fault.is_for_preflights() && queued.is_for(path, None))
    }

    fn take_first(&mut self, is_wanted: impl Fn(&Queued) -> bool) -> Option<Fault> {
        let position = self.queued.iter().position(is_wanted)?;
        let found = self.queued.get_mut(position)?;
        let fault = found.fault.clone();
        found.times -= 1;
        if found.times == 0 {
            self.queued.remove(position);
        }
        Some(fault)
    }
}
