//! The rules a plan must keep, one file a rule. They judge a finished plan from its convoys alone and share no
//! bookkeeping with any search.
