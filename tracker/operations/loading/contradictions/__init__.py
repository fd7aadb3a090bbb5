"""What in a document no act of the tracker could have left there: a file must not bring it either."""
