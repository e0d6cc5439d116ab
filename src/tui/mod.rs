//! The board on screen: a model, messages that change it, and a view that draws it.
//!
//! [`update`](update::update) is the only hand that changes the [`Model`](model::Model); the view
//! borrows and decides nothing; what must be done outside (files, editor, clipboard) is returned
//! as an [`Effect`](message::Effect) and carried out by the program.

pub mod about;
pub mod action;
pub mod atlas;
pub mod bindings;
pub mod desk;
pub mod finding;
pub mod key;
pub mod keymap;
pub mod lanes;
pub mod leaflets;
pub mod measure;
pub mod message;
pub mod model;
pub mod picture;
pub mod rebound;
pub mod regions;
pub mod run;
pub mod script;
pub mod session;
pub mod sheet;
mod sheets;
pub mod tabs;
pub mod theme;
pub mod tty;
pub mod update;
pub mod view;
